"""How the people at a customer are reached."""
import sqlalchemy as sa

from core.access import of
from models import ContactPoint, NameCard, PartyLink, db

PEOPLE = of(PartyLink, PartyLink.party_id, PartyLink.title, NameCard.title.label("name")).join(
    NameCard, NameCard.id == PartyLink.party_id).where(
    PartyLink.other_id == sa.bindparam("party_id"), PartyLink.kind == "employment", PartyLink.until.is_(None)).order_by(
    NameCard.title, PartyLink.id).limit(10)
POINTS = of(ContactPoint, ContactPoint.party_id, ContactPoint.kind, ContactPoint.value, ContactPoint.consent).where(
    ContactPoint.party_id.in_(sa.bindparam("party_ids", expanding=True))).order_by(
    ContactPoint.is_primary.desc(), ContactPoint.id)


def people_at(party_id):
    """[(person, their points)] of whoever works there now."""
    people = db.session.execute(PEOPLE, {"party_id": party_id}).all()
    points = points_of([person.party_id for person in people])
    return [(person, points.get(person.party_id, [])) for person in people]


def points_of(party_ids):
    found = {}
    for row in db.session.execute(POINTS, {"party_ids": party_ids}) if party_ids else ():
        found.setdefault(row.party_id, []).append(row)
    return found
