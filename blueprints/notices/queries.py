"""Which notices: one's own, with what they are about as far as one may see it; and which tasks are newly due."""
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.address_values import LARGEST_ID
from core.listing import Listing, Sort
from core.scope import principal_of
from core.times import start_of, today
from core.workspace import workspace
from models import Entry, Notice, Record, Task, User, db, now

ONE_DAY = timedelta(days=1)
By = aliased(User)


def is_unread(text):
    if text != "unread":
        raise ValueError(text)
    return Notice.read_at.is_(None)


# The record is read in scope: without its title, a notice tells no more than its kind.
NOTICES = Listing(
    of(Notice, Notice.id, Notice.kind, Notice.facts, Notice.times, Notice.at, Notice.read_at, Notice.record_id,
       By.name.label("by"), Record.kind.label("record_kind"), Record.title.label("title"))
    .outerjoin(By, By.id == Notice.by_id).outerjoin(Record, Record.id == Notice.record_id)
    .where(Notice.user_id == sa.bindparam("reader", callable_=lambda: principal_of(db.session).id)),
    sorts={"newest": Sort(Notice.at, Notice.id, descending=True)},
    filters={"only": is_unread},
)


def notice(notice_id):
    """One of the reader's own, in the form of the list."""
    return NOTICES.query.where(Notice.id == min(notice_id, LARGEST_ID))


def texts_of(entry_ids):
    """{id: what it says} of the entries of timelines that the reader may see."""
    if not entry_ids:
        return {}
    query = of(Entry, Entry.id, Entry.body).where(Entry.id.in_(entry_ids), Entry.archived_at.is_(None))
    return dict(db.session.execute(query).all())


def unread_of(user_id, *, until):
    """One's unread notices of before that instant."""
    return of(Notice).where(Notice.user_id == user_id, Notice.read_at.is_(None), Notice.at <= until)


def newly_due(limit):
    """Open tasks whose hour has come, or whose day has when they have no hour, and whose owner was not told so yet."""
    zone = workspace().time_zone
    ends = start_of(today(workspace()) + ONE_DAY, zone)  # when what is due today without an hour is due: at its end
    has_come = sa.or_(Task.due_at <= now(), sa.and_(Task.due_time.is_(None), Task.due_at <= ends))
    query = of(Task, Task.id, Task.owner_id).where(
        Task.is_open, Task.due_at <= ends, has_come, Task.reminded_at.is_(None))
    return query.order_by(Task.due_at, Task.id).limit(limit)
