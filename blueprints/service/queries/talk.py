"""The conversation of a ticket, oldest first, as plain rows."""
import sqlalchemy as sa

from blueprints.records.labels import MESSAGE
from core.access import of
from models import Entry, Message, User, db

PAGE = 60
ROWS = of(
    Entry, Entry.id, Entry.record_id, Entry.kind, Entry.direction, Entry.at, Entry.body, Entry.outcome, Entry.minutes,
    Entry.verb, Entry.facts, Entry.by_id, User.name.label("by"), Message.channel, Message.author, Message.sends_at,
).outerjoin(Message, Message.entry_id == Entry.id).outerjoin(User, User.id == Entry.by_id).where(
    Entry.record_id == sa.bindparam("ticket_id"), Entry.archived_at.is_(None))
NEWEST = ROWS.order_by(Entry.at.desc(), Entry.id.desc()).limit(PAGE + 1)
OLDER = ROWS.where(Entry.id < sa.bindparam("before")).order_by(Entry.at.desc(), Entry.id.desc()).limit(PAGE + 1)


def conversation(ticket, before=None):
    """At most PAGE entries and one, newest first; those older than the entry with the id `before`."""
    if before is None:
        return db.session.execute(NEWEST, {"ticket_id": ticket.id}).all()
    return db.session.execute(OLDER, {"ticket_id": ticket.id, "before": before}).all()


def since(ticket, entry_id, by):
    """(by whom, is it the customer's, how many) of what others wrote or did after an entry."""
    is_theirs = sa.and_(Entry.kind == MESSAGE, Entry.direction == "in")
    query = of(Entry, sa.func.max(User.name).label("by"), sa.func.max(sa.case((is_theirs, 1), else_=0)).label("asks"),
               sa.func.count().label("number"))
    return db.session.execute(query.outerjoin(User, User.id == Entry.by_id).where(
        Entry.record_id == ticket.id, Entry.id > entry_id, Entry.archived_at.is_(None),
        sa.or_(Entry.by_id.is_(None), Entry.by_id != by.id))).one()


def noted(ticket):
    """The texts of the internal notes: what must not go out."""
    query = of(Entry, Entry.body).where(Entry.record_id == ticket.id, Entry.kind == "note", Entry.archived_at.is_(None))
    return db.session.scalars(query.order_by(Entry.id.desc()).limit(50)).all()
