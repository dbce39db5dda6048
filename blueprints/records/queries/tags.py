"""Tags: on a record, in use anywhere, known by name."""
import sqlalchemy as sa

from core.access import of
from core.listing import Listing, Sort
from models import RecordTag, Tag, db

OFFERED = 300


def tags_on(record):
    """(id, name) of the tags on a record, by name."""
    query = of(RecordTag, Tag.id, Tag.name).join(Tag, Tag.id == RecordTag.tag_id)
    return db.session.execute(query.where(RecordTag.record_id == record.id).order_by(Tag.name_key, Tag.id)).all()


def known():
    """Names of the tags in use, to choose from while typing."""
    query = of(Tag, Tag.name).where(Tag.archived_at.is_(None)).order_by(Tag.name_key)
    return db.session.scalars(query.limit(OFFERED)).all()


def in_use(key):
    return of(Tag).where(Tag.name_key == key, Tag.archived_at.is_(None))


def is_archived(text):
    if text not in ("used", "archived"):
        raise ValueError(text)
    return Tag.archived_at.is_(None) if text == "used" else Tag.archived_at.is_not(None)


USES = sa.select(sa.func.count()).select_from(RecordTag).where(RecordTag.tag_id == Tag.id).correlate(Tag)
TAGS = Listing(
    of(Tag, Tag.id, Tag.name, Tag.archived_at, USES.scalar_subquery().label("uses")),
    sorts={"name": Sort(Tag.name_key, Tag.id)},
    filters={"state": is_archived},
    unasked={"state": "used"},
)


def others(tag):
    """(id, name) of the tags it could become one with."""
    query = of(Tag, Tag.id, Tag.name).where(Tag.archived_at.is_(None), Tag.id != tag.id).order_by(Tag.name_key)
    return db.session.execute(query.limit(OFFERED)).all()
