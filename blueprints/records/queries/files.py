"""The files on a record."""
import sqlalchemy as sa

from core.access import of
from core.counting import COUNTED_UP_TO, Count
from models import Attachment, User, db

PAGE = 20
ROWS = of(Attachment, Attachment.id, Attachment.record_id, Attachment.name, Attachment.size, Attachment.created_at,
          User.name.label("by")).outerjoin(User, User.id == Attachment.by_id)


SOME = of(Attachment, Attachment.record_id).where(
    Attachment.record_id == sa.bindparam("record_id"), Attachment.archived_at.is_(None)).limit(
    COUNTED_UP_TO + 1).subquery()
COUNT = sa.select(sa.func.count()).select_from(SOME).group_by(SOME.c.record_id)


def files(record, *, before=None):
    """At most PAGE files and one, newest first; those brought before the file with the id `before`."""
    query = ROWS.where(on(record))
    if before:
        query = query.where(Attachment.id < before)
    return db.session.execute(query.order_by(Attachment.id.desc()).limit(PAGE + 1)).all()


def file(attachment):
    """One of them."""
    return db.session.execute(ROWS.where(Attachment.id == attachment.id)).one()


def how_many(record):
    """A capped Count of them."""
    return Count(db.session.scalar(COUNT, {"record_id": record.id}) or 0, COUNTED_UP_TO)


def names_by_content(record, shas):
    """{sha: name of the first file with that content on the record}, among `shas`."""
    query = of(Attachment, Attachment.sha, Attachment.name).where(on(record), Attachment.sha.in_(shas))
    return dict(reversed([tuple(row) for row in db.session.execute(query.order_by(Attachment.id))]))


def newest_file(record, sha):
    """The id of the newest file with that content on a record."""
    return db.session.scalar(of(Attachment, sa.func.max(Attachment.id)).where(on(record), Attachment.sha == sha))


def of_entry(entry):
    """Those that came with an entry, removed ones among them."""
    return of(Attachment).where(Attachment.record_id == entry.record_id, Attachment.entry_id == entry.id)


def on(record):
    return sa.and_(Attachment.record_id == record.id, Attachment.archived_at.is_(None))
