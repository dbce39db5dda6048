"""The customer's way to one ticket: its id, sealed, so that nobody finds another one by counting."""
import hashlib
import hmac

from flask import current_app

from blueprints.service.actions.merging import merged_into
from core.address_values import row_id
from models import Ticket, db


def token_of(ticket_id):
    return f"{ticket_id}-{_seal(ticket_id)}"


def ticket_behind(token):
    """The ticket of a token, or the one it was merged into; None for what is no token, and for what is in the archive.

    Ask as the system: whoever holds the link may read it.
    """
    text, _dash, seal = token.partition("-")
    try:
        ticket_id = row_id(text)
    except ValueError:
        return None
    if not hmac.compare_digest(seal.encode(), _seal(ticket_id).encode()):
        return None
    ticket, seen = db.session.get(Ticket, ticket_id), set()
    while ticket is not None and ticket.id not in seen and (other := merged_into(ticket)) is not None:
        seen.add(ticket.id)
        ticket = db.session.get(Ticket, other)
    return None if ticket is None or ticket.is_archived else ticket


def _seal(ticket_id):
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.new(key, f"ticket {ticket_id}".encode(), hashlib.sha256).hexdigest()[:32]
