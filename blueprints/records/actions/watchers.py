"""Watching a record, and telling those who do."""
import sqlalchemy as sa

from core import notices
from models import Watcher, db


def watch(record, *, by):
    """Be told what happens to the record from now on; returns whether that is new."""
    if db.session.get(Watcher, (record.id, by.id)) is not None:
        return False
    db.session.add(Watcher(record_id=record.id, user_id=by.id))
    return True


def unwatch(record, *, by):
    watcher = db.session.get(Watcher, (record.id, by.id))
    if watcher is not None:
        db.session.delete(watcher)


def tell_watchers(record, *, by, but=(), **facts):
    """One notice each, which counts on while it is unread; not whoever did it, nor those told already (`but`)."""
    ids = db.session.scalars(sa.select(Watcher.user_id).where(Watcher.record_id == record.id)).all()
    notices.tell([user_id for user_id in ids if user_id not in but], "watched", key=f"watched:{record.id}", by=by,
                 record_id=record.id, **facts)
