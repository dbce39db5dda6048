"""Which texts are links that a page may offer to press."""
from urllib.parse import urlsplit


def is_link(text):
    """Only addresses that a browser opens as a page: no javascript:, no data:."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(char.isspace() for char in text)
