"""Who watches a record."""
from core.access import of
from models import User, Watcher, db

SHOWN = 100


def watchers(record):
    """(id, name) of those who are told what happens to a record, by name."""
    query = of(Watcher, User.id, User.name).join(User, User.id == Watcher.user_id)
    query = query.where(Watcher.record_id == record.id).order_by(User.name, User.id)
    return db.session.execute(query.limit(SHOWN)).all()
