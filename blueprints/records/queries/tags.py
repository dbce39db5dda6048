"""Tags: on a record, and all of them with how many records bear each."""
import sqlalchemy as sa

from core.access import of
from core.address_values import among
from core.listing import Listing, Sort
from models import RecordTag, Tag, db

ON_RECORD = of(RecordTag, Tag.id, Tag.name).join(Tag, Tag.id == RecordTag.tag_id).where(
    RecordTag.record_id == sa.bindparam("record_id")).order_by(Tag.name_key, Tag.id)


def tags_on(record):
    """(id, name) of the tags on a record, by name."""
    return db.session.execute(ON_RECORD, {"record_id": record.id}).all()


USES = sa.select(sa.func.count()).select_from(RecordTag).where(RecordTag.tag_id == Tag.id).correlate(Tag)
TAGS = Listing(
    of(Tag, Tag.id, Tag.name, Tag.archived_at, USES.scalar_subquery().label("uses")),
    sorts={"name": Sort(Tag.name_key, Tag.id)},
    filters={"state": among({"used": Tag.archived_at.is_(None), "archived": Tag.archived_at.is_not(None)})},
    unasked={"state": "used"},
)
