"""Who watches a record."""
import sqlalchemy as sa

from core.access import of
from models import User, Watcher, db

SHOWN = 100


WATCHERS = of(Watcher, User.id, User.name).join(User, User.id == Watcher.user_id).where(
    Watcher.record_id == sa.bindparam("record_id")).order_by(User.name, User.id).limit(SHOWN)


def watchers(record):
    """(id, name) of those who are told what happens to a record, by name."""
    return db.session.execute(WATCHERS, {"record_id": record.id}).all()
