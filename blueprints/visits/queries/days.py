"""The route of somebody's day, who else is due, and who comes next while somebody calls."""
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.times import today
from core.workspace import workspace
from measures.follow_ups import AHEAD_DAYS
from models import NO_DAY, Address, CustomerProfile, Entry, FollowUp, Party, Record, User, Visit, db

SHOWN = 50
Mine = aliased(Visit)
PLACE = (Address.country, Address.region, Address.city, Address.postal_code, Address.street)
FIRST_ADDRESS = sa.select(sa.func.min(Address.id)).where(
    Address.party_id == Visit.party_id).correlate(Visit).scalar_subquery()
ROUTE = of(
    Visit, Visit.id, Visit.party_id, Visit.due_on, Visit.way, Record.title, Address.city, Address.street,
).join(Party, Party.id == Visit.party_id).outerjoin(Address, Address.id == FIRST_ADDRESS).where(
    Visit.person_id == sa.bindparam("person_id"), Visit.planned_on == sa.bindparam("day"), Visit.state == "open",
    Record.kind == "party").order_by(Visit.position, Visit.id)
CITY = sa.select(Address.city).where(Address.party_id == FollowUp.party_id).order_by(Address.id).limit(1).correlate(
    FollowUp).scalar_subquery().label("city")
DUE = of(
    FollowUp, FollowUp.party_id, FollowUp.next_on, FollowUp.days, FollowUp.basis, FollowUp.last_on, Record.title,
    CustomerProfile.lifecycle, CITY,
).join(CustomerProfile, CustomerProfile.party_id == FollowUp.party_id).join(
    Party, Party.id == FollowUp.party_id).where(
    CustomerProfile.owner_id == sa.bindparam("person_id"), FollowUp.next_on <= sa.bindparam("until"),
    CustomerProfile.is_current, Record.kind == "party", ~sa.select(Mine.id).where(
        Mine.party_id == FollowUp.party_id, Mine.state == "open", Mine.planned_on.is_not(None)).exists(),
).order_by(FollowUp.next_on, FollowUp.party_id).limit(SHOWN)
NEWS = of(Entry, Entry.id, Entry.kind, Entry.at, Entry.outcome, Entry.body, User.name.label("by")).outerjoin(
    User, User.id == Entry.by_id).where(
    Entry.party_id == sa.bindparam("party_id"), Entry.archived_at.is_(None), Entry.kind != "system").order_by(
    Entry.at.desc(), Entry.id.desc()).limit(5)
# As a parameter SQLite would hold it against the condition of uq_visits_open, and so plan anew whenever it is given.
IS_HELD = sa.literal("held", literal_execute=True)
HELD = of(
    Visit, Visit.id, Visit.held_on, Visit.due_on, Visit.outcome, Visit.satisfaction, Visit.way, User.name.label("by"),
).outerjoin(User, User.id == Visit.held_by_id).where(
    Visit.party_id == sa.bindparam("party_id"), Visit.state == IS_HELD).order_by(
    Visit.held_on.desc(), Visit.id.desc()).limit(5)


def route(person_id, day):
    """The open visits somebody planned for a day, in their order, as they can be changed."""
    return db.session.scalars(of(Visit).where(
        Visit.person_id == person_id, Visit.planned_on == day, Visit.state == "open").order_by(
        Visit.position, Visit.id)).all()


def by_place(person_id, day):
    """The same, ordered by where they are."""
    return db.session.scalars(of(Visit).outerjoin(Address, Address.id == FIRST_ADDRESS).where(
        Visit.person_id == person_id, Visit.planned_on == day, Visit.state == "open").order_by(
        *(sa.func.coalesce(part, "") for part in PLACE), Visit.id)).all()


def route_rows(person_id, day):
    return db.session.execute(ROUTE, {"person_id": person_id, "day": day}).all()


def due_rows(person_id, days=AHEAD_DAYS):
    """Whom somebody is to call on within so many days and has not planned, the most urgent first."""
    until = today(workspace()) + timedelta(days=days)
    return db.session.execute(DUE, {"person_id": person_id, "until": until}).all()


def call_list(person_id, day):
    """Ids of customers in the order they are called on: the route of the day; without one, whoever is due today."""
    planned = [row.party_id for row in route_rows(person_id, day)]
    return planned or [row.party_id for row in due_rows(person_id, 0)]


FOLLOW_UP = of(FollowUp).where(FollowUp.party_id == sa.bindparam("party_id"))


def follow_up(party_id):
    return db.session.scalars(FOLLOW_UP, {"party_id": party_id}).one_or_none()


def open_visit(party_id):
    return db.session.scalars(of(Visit).where(Visit.party_id == party_id, Visit.state == "open")).one_or_none()


def last_entries(party_id):
    """What was said last, not what the system noted."""
    return db.session.execute(NEWS, {"party_id": party_id}).all()


def last_held(party_id):
    return db.session.execute(HELD, {"party_id": party_id}).all()


def has_any():
    """Is anybody followed up at all?"""
    return db.session.scalar(of(FollowUp, FollowUp.id).where(FollowUp.next_on < NO_DAY).limit(1)) is not None
