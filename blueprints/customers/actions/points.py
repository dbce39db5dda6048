"""Ways to reach a party: several of each kind, one of them the main one, with consent; and its addresses."""
from blueprints.customers.actions.parties import point_key, reindex, touch
from core import consents
from core.page import Refused
from core.words import _
from models import Address, ContactPoint, now


def add_point(party, *, kind, value, by, label="", is_primary=False, consent="unknown"):
    """One more e-mail, phone …; the first of its kind is the main one."""
    point = ContactPoint(kind=kind, value="", value_key="", is_primary=False, consent="unknown", label="")
    party.points.append(point)
    first = not any(other.kind == kind and other.is_primary for other in party.points)
    revise_point(point, kind=kind, value=value, label=label, is_primary=is_primary or first, consent=consent, by=by)
    return point


def revise_point(point, *, kind, value, label, is_primary, consent, by):
    """Change one; refused when the party has it already. The moment of a change of consent is kept."""
    party, key = point.party, point_key(kind, value)
    if any(other is not point and (other.kind, other.value_key) == (kind, key) for other in party.points):
        raise Refused(_("%(party)s has this already: %(value)s", party=party.title, value=value))
    is_said, point.consent = consent != point.consent, consent
    point.kind, point.value, point.value_key, point.label = kind, value, key, label or ""
    if is_said:
        point.consent_at = now()
        consents.note_of_point(point, by=by)
    for other in party.points:
        if is_primary and other.kind == kind:
            other.is_primary = other is point
    point.is_primary = is_primary
    touch(party)
    reindex(party)


def remove_point(point, *, by):
    """Nobody can be reached there any more; another one of its kind becomes the main one."""
    party = point.party
    party.points.remove(point)
    heir = next((other for other in party.points if other.kind == point.kind), None)
    if point.is_primary and heir is not None:
        heir.is_primary = True
    touch(party)
    reindex(party)


def add_address(party, facts, *, by):
    """One more address; the first one is the main one."""
    address = Address()
    party.addresses.append(address)
    revise_address(address, facts, by=by)
    return address


def revise_address(address, facts, *, by):
    for name in ("label", "street", "city", "region", "postal_code"):
        setattr(address, name, facts[name] or "")
    address.country = facts["country"] or None
    touch(address.party)
    reindex(address.party)


def remove_address(address, *, by):
    party = address.party
    party.addresses.remove(address)
    touch(party)
    reindex(party)
