"""Promises: those of one ticket, all of them as a list, and how many were kept."""
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core import due
from core.access import of
from core.listing import Listing, Sort
from core.people import is_person
from core.times import end_of, today
from core.workspace import workspace
from models import NameCard, Promise, Record, Ticket, User, db, now

A_YEAR = timedelta(days=365)
OPEN = sa.and_(Promise.kept_at.is_(None), Promise.withdrawn_at.is_(None))
KEPT = sa.and_(Promise.kept_at.is_not(None), Promise.kept_at <= Promise.due_at)
LATE = sa.and_(Promise.kept_at.is_not(None), Promise.kept_at > Promise.due_at)
OF_TICKET = of(Promise, Promise.id, Promise.what, Promise.due_at, Promise.kept_at, Promise.withdrawn_at,
               User.name.label("by")).outerjoin(User, User.id == Promise.by_id).where(
    Promise.record_id == sa.bindparam("ticket_id")).order_by(Promise.due_at.desc(), Promise.id.desc()).limit(20)
About = aliased(NameCard)
ROWS = of(
    Promise, Promise.id, Promise.record_id, Promise.what, Promise.due_at, Promise.kept_at, Promise.withdrawn_at,
    Record.title, Ticket.number, About.title.label("customer"), User.name.label("by"),
).join(Ticket, Ticket.id == Promise.record_id).outerjoin(About, About.id == Record.party_id).outerjoin(
    User, User.id == Promise.by_id)


def promises_of(ticket):
    """The newest first."""
    return db.session.execute(OF_TICKET, {"ticket_id": ticket.id}).all()


def end_of_today():
    return end_of(today(workspace()), workspace().time_zone)


def in_state(text):
    """open, today (due by the end of today), kept, broken (late or still open past its day), withdrawn, any"""
    conditions = {
        "open": lambda: OPEN, "today": lambda: sa.and_(OPEN, Promise.due_at <= end_of_today()), "kept": lambda: KEPT,
        "broken": lambda: sa.or_(LATE, sa.and_(OPEN, Promise.due_at < now())),
        "withdrawn": lambda: Promise.withdrawn_at.is_not(None), "any": sa.true}
    if text not in conditions:
        raise ValueError(text)
    return conditions[text]()


def is_promised(group):
    """A filter of tickets: something was promised for a span of core.due, or earlier."""
    until = end_of_today() if group == "today" else due.span(group)[1]
    return Ticket.id.in_(of(Promise, Promise.record_id).where(OPEN, Promise.due_at <= until))


PROMISES = Listing(
    ROWS, sorts={"due": Sort(Promise.due_at, Promise.id)},
    filters={"state": in_state, "by": is_person(Promise.by_id)}, unasked={"state": "open"},
)


def kept_rate():
    """(kept in time, all) of the promises that came due in the last twelve months, as far as the asker sees them."""
    number, at = sa.func.count(), now()
    query = of(Promise, number.filter(KEPT), number).where(
        Promise.due_at >= at - A_YEAR, Promise.due_at < at, Promise.withdrawn_at.is_(None))
    return db.session.execute(query).one()
