"""A party found as what it is to us, and the ways to reach it as plain rows."""
import sqlalchemy as sa
from flask import abort

from core.access import find, of
from models import Address, ContactPoint, CustomerProfile, Hat, Party, db

PARTY = sa.bindparam("party_id", type_=sa.Integer)
WEARS = of(Hat, Hat.id).where(Hat.party_id == PARTY, Hat.role == sa.bindparam("role")).limit(1)
POINTS = of(
    ContactPoint, ContactPoint.id, ContactPoint.kind, ContactPoint.value, ContactPoint.value_key, ContactPoint.label,
    ContactPoint.is_primary, ContactPoint.consent,
).where(ContactPoint.party_id == PARTY).order_by(ContactPoint.id)
ADDRESSES = of(
    Address, Address.id, Address.label, Address.street, Address.postal_code, Address.city, Address.region,
    Address.country,
).where(Address.party_id == PARTY).order_by(Address.id)
PROFILE = of(CustomerProfile, *sa.inspect(CustomerProfile).column_attrs).where(CustomerProfile.party_id == PARTY)

NO_CUSTOMER = Hat.role != sa.literal_column("'customer'")  # said in so many words, the index of such hats serves


def find_wearing(role, party_id, *, to="read"):
    """A party that wears, or wore, that hat; anybody else is not found."""
    party = find(Party, party_id, to=to)
    if db.session.scalar(WEARS, {"party_id": party_id, "role": role}) is None:
        abort(404)
    return party


def profile_of(party):
    """What it is as a customer, in plain columns; None of who is none in sight."""
    return db.session.execute(PROFILE, {"party_id": party.id}).one_or_none()


def points_of(party):
    """Its numbers and addresses."""
    return db.session.execute(POINTS, {"party_id": party.id}).all()


def addresses_of(party):
    return db.session.execute(ADDRESSES, {"party_id": party.id}).all()
