"""What every list of records can be narrowed by beyond its own filters: tags and custom fields.

Both change while views that ask for them are kept: what no longer applies is left out, with a sentence that names it.
"""
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import sqlalchemy as sa

from core.address_values import row_id
from core.custom_fields import YES_NO, custom_fields, is_custom, known_field
from core.custom_sql import NOT_FILLED_IN, RANGED, condition
from core.times import format_day
from core.words import _, language
from models import Record, RecordTag, Tag, db

FEW = 500  # records of a tag that are named one by one, rather than each row asked whether it has the tag


@dataclass(frozen=True)
class Chip:
    """A filter in force as people read it, and the address of the list without it."""

    label: str
    text: str
    url: str


class Narrowing:
    """The further filters of records of one kind, as one request needs them."""

    def __init__(self, kind):
        self.kind = kind

    @cached_property
    def fields(self):
        """The custom fields of this kind, in their order."""
        return custom_fields(self.kind) if self.kind else ()

    @property
    def filtered(self):
        return [field for field in self.fields if field.is_filtered]

    @cached_property
    def conditions(self):
        """{name in the address: function from its text to a condition}"""
        return {"tag": tagged, **conditions_of(self.fields)} if self.kind else {}

    # -- what no longer applies ----------------------------------------------------------------------------------------

    def gone(self, name):
        """Why this name of an address says nothing any more; None when it never said anything."""
        field = known_field(self.kind, name) if self.kind and is_custom(name) else None
        if field is None:
            return None
        if field.is_archived:
            return _("The field “%(field)s” is in the archive, so this list leaves it out.", field=field.name)
        return _("Lists are no longer filtered or sorted by the field “%(field)s”.", field=field.name)

    def gone_value(self, name, text):
        """Why this value of a filter does not fit any more; None when it never made sense."""
        if name == "tag":
            tag = _tag(text)
            return tag and _("The tag “%(tag)s” is in the archive, so this list is not filtered by it.", tag=tag.name)
        field = next((field for field in self.filtered if field.key == name), None)
        if field is not None and field.type == "choice":
            return _("“%(choice)s” is no choice of the field “%(field)s” any more.", choice=text, field=field.name)
        return None

    # -- what is in force ----------------------------------------------------------------------------------------------

    def chips(self, listing):
        """A Chip for each further filter in force."""
        asked = listing.filters
        if asked.get("tag"):
            yield Chip(_("Tag"), _tag(asked["tag"]).name, listing.url(tag=""))
        for field in self.filtered:
            if asked[field.key]:
                yield Chip(field.name, told(field, asked[field.key]), listing.url(**{field.key: ""}))


@lru_cache(maxsize=64)
def conditions_of(fields):
    return {field.key: condition(field) for field in fields if field.is_filtered}


def tagged(text):
    """Records that bear a tag, by its id."""
    tag = _tag(text)
    if tag is None or tag.archived_at is not None:
        raise ValueError(text)
    bearing = sa.select(RecordTag.record_id).where(RecordTag.tag_id == tag.id)
    first = db.session.scalars(bearing.limit(FEW)).all()
    if len(first) < FEW:
        return Record.id.in_(first)
    return bearing.where(RecordTag.record_id == Record.id).correlate(Record).exists()


def _tag(text):
    try:
        chosen = Tag.id == row_id(text)
    except ValueError:
        return None
    return db.session.execute(sa.select(Tag.id, Tag.name, Tag.archived_at).where(chosen)).one_or_none()


def told(field, text):
    """What an address asks of a custom field, in words."""
    if text == NOT_FILLED_IN:
        return _("not filled in")
    if field.type in RANGED:
        return _told_range(field, text)
    if field.type == "yes-no":
        return str(YES_NO[text == "yes"])
    if field.type == "choice":
        return text
    return _("exactly “%(text)s”", text=text[1:]) if text.startswith("=") else _("contains “%(text)s”", text=text)


def _told_range(field, text):
    first, dots, last = text.partition("..")
    ends = [_told_end(field, end.strip()) for end in (first, last)]
    if not dots:
        return ends[0]
    if not last:
        return _("from %(least)s", least=ends[0])
    return _("up to %(most)s", most=ends[1]) if not first else f"{ends[0]} – {ends[1]}"


def _told_end(field, text):
    return format_day(date.fromisoformat(text), language()) if text and field.type == "date" else text
