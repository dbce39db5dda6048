"""Who may open pages that suppliers and partners share: whoever may in the room of that role."""
from flask import abort

from core.access import can
from core.party_pages import party_url
from core.principal import HAT_DOMAINS
from core.scope import principal_of
from core.wearing import find_wearing
from core.write_guard import reaches_party
from models import db

LEVEL = {"read": "read", "edit": "write"}


def need_level(role, level):
    """403 for whoever has not this level in the room of the role."""
    if not can(f"{HAT_DOMAINS[role]}.{level}"):
        abort(403)


def wearing(role, party_id, *, to="read"):
    """A party that wears, or wore, that hat; anybody else is not found."""
    need_level(role, LEVEL[to])
    party = find_wearing(role, party_id)
    if to == "edit" and not reaches_party(db.session, principal_of(db.session), party_id, roles=(role,)):
        abort(403)
    return party


def may_edit_as(role, party_id):
    return can(f"{HAT_DOMAINS[role]}.write") and reaches_party(
        db.session, principal_of(db.session), party_id, roles=(role,))


def home_of(party_id, role):
    """Their page in the room of that role."""
    return party_url(party_id, (role,))
