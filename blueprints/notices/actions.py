"""Reading notices. Callers commit."""
from models import now


def read(notices):
    """Mark them read; what is told again from now on is a new notice."""
    for notice in notices:
        notice.read_at = notice.read_at or now()
