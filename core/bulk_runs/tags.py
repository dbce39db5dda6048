"""Tags on many records of any kind: put on, taken off. A later edit of the record does not matter to either."""
import sqlalchemy as sa

from core.bulk_runs.declaring import BulkAction
from core.forms import Form, IdSelect, NotBlank
from core.page import Refused
from core.tags import TagNameField, find_or_make, tags
from core.words import _, _l
from models import RecordTag, Tag, db


class TagForm(Form):
    """Which tag to put on; a name that is no tag yet becomes one."""

    tag = TagNameField(_l("Tag"), description=_l("One there is, or a new one"))

    def prepare(self):
        self.suggestions = [name for _id, name in tags()]

    @property
    def values(self):
        return {"name": self.tag.data}


class UntagForm(Form):
    tag = IdSelect(_l("Tag"), [NotBlank()])

    def prepare(self):
        self.tag.choices, self.tag.empty = tags(), _("Choose a tag")

    @property
    def values(self):
        return {"tag_id": self.tag.data}


def settle(values, *, by):
    """The tag of that name, made when there is none."""
    return {"tag_id": find_or_make(values["name"]).id}


def check(values):
    """Refused when the tag was archived meanwhile."""
    tag = db.session.get(Tag, values["tag_id"], populate_existing=True)
    if tag.archived_at is not None:
        raise Refused(_("The tag “%(tag)s” was archived meanwhile", tag=tag.name))


def worn(values, ids):
    """{record id: RecordTag} of those records that have the tag."""
    query = sa.select(RecordTag).where(RecordTag.tag_id == values["tag_id"], RecordTag.record_id.in_(ids))
    return {one.record_id: one for one in db.session.scalars(query)}


def put_on(record, values, have, *, by):
    if record.id in have:
        return None
    db.session.add(RecordTag(record_id=record.id, tag_id=values["tag_id"]))
    return {"tag_id": values["tag_id"]}


def take_off(record, values, have, *, by):
    if record.id not in have:
        return None
    db.session.delete(have[record.id])
    return {"tag_id": values["tag_id"]}


def take_off_again(record, before, have, *, by):
    if record.id not in have:
        raise Refused(_("The tag was taken off since"))
    db.session.delete(have[record.id])


def put_on_again(record, before, have, *, by):
    if record.id in have:
        raise Refused(_("The tag was put on again since"))
    db.session.add(RecordTag(record_id=record.id, tag_id=before["tag_id"]))


def told(values):
    return [(_("Tag"), db.session.scalar(sa.select(Tag.name).where(Tag.id == values["tag_id"])))]


TAG = BulkAction("tag", _l("Add a tag"), "tag", put_on, take_off_again, form=TagForm, settle=settle, check=check,
                 told=told, by_version=False, beside=worn)
UNTAG = BulkAction("untag", _l("Remove a tag"), "tags", take_off, put_on_again, form=UntagForm, told=told,
                   by_version=False, beside=worn)
