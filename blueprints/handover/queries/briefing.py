"""What whoever gets a customer should know first: what was said last, what is open, what was promised."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from models import Entry, NameCard, Promise, Record, Task, Ticket, User, db

LAST = 10
OPEN = 50
PARTY = sa.bindparam("party_id", type_=sa.Integer)
By, On, Owner, About = aliased(User), aliased(NameCard), aliased(User), aliased(NameCard)

ENTRIES = of(
    Entry, Entry.at, Entry.kind, Entry.direction, Entry.body, By.name.label("by"), On.title, On.kind.label("on_kind"),
    On.id.label("on_id"),
).outerjoin(By, By.id == Entry.by_id).join(On, On.id == Entry.record_id).where(
    Entry.party_id == PARTY, Entry.kind != "system", Entry.archived_at.is_(None)).order_by(
    Entry.at.desc(), Entry.id.desc()).limit(LAST)

OPEN_WORK = sa.select(
    Record.id, Record.kind, Record.title, Record.state, Record.due_at, Owner.name.label("owner"),
).select_from(Record).outerjoin(Owner, Owner.id == Record.owner_id).where(
    Record.party_id == PARTY, Record.is_open, Record.archived_at.is_(None), Record.kind != "task").order_by(
    Record.due_at, Record.id).limit(OPEN)

TASKS = of(Task, Task.id, Record.title, Record.kind, Record.due_at, Owner.name.label("owner")).outerjoin(
    Owner, Owner.id == Record.owner_id).where(Record.is_open, Task.about_id == PARTY).order_by(
    Record.due_at, Record.id).limit(OPEN)

PROMISES = of(
    Promise, Promise.what, Promise.due_at, By.name.label("by"), About.title, About.id.label("ticket_id"),
).join(Ticket, Ticket.id == Promise.record_id).join(About, About.id == Promise.record_id).outerjoin(
    By, By.id == Promise.by_id).where(
    Ticket.party_id == PARTY, Promise.kept_at.is_(None), Promise.withdrawn_at.is_(None)).order_by(
    Promise.due_at, Promise.id).limit(OPEN)


def last_entries(party):
    """What people wrote and said last, on the customer and on what is about them; newest first."""
    return read(ENTRIES, party)


def open_work(party):
    """Deals, tickets and whatever else is open about them, what is due first at the top; then tasks."""
    return [*read(OPEN_WORK, party), *read(TASKS, party)]


def promises(party):
    """What was promised and neither kept nor withdrawn."""
    return read(PROMISES, party)


def read(statement, party):
    return db.session.execute(statement, {"party_id": party.id}).all()
