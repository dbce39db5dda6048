"""How tax numbers, e-mail addresses and phone numbers are compared, however they are written."""
from core.search import fold


def tax_key(tax_number):
    """Tax numbers compared: letters and digits only."""
    return "".join(char for char in fold(tax_number or "") if char.isalnum()) or None


def point_key(kind, value):
    """Contact points compared: addresses folded, phone numbers by their last 10 digits, so +86, +44 or 0 may lead."""
    if kind in ("phone", "mobile", "fax"):
        return "".join(char for char in fold(value) if char.isdigit())[-10:] or fold(value)
    return fold(value).strip()
