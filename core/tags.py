"""Tags: which there are, the field that takes the name of one, the tag of a name: the same for one record and many."""
import sqlalchemy as sa
from wtforms import StringField
from wtforms.validators import Length, StopValidation

from core.access import of
from core.directory import remembered
from core.forms import NotBlank
from core.page import Refused
from core.search import name_key
from core.words import _
from models import Tag, db

LONGEST = 40  # characters of a name
OFFERED = 300  # to choose from


def tags():
    """(id, name) of the tags in use, by name."""
    query = sa.select(Tag.id, Tag.name).where(Tag.archived_at.is_(None)).order_by(Tag.name_key, Tag.id)
    return remembered("tags", lambda: [tuple(row) for row in db.session.execute(query.limit(OFFERED))])


def tag_named(name):
    """The tag in use of that name, however it is written; None when there is none."""
    return db.session.scalars(of(Tag).where(Tag.name_key == name_key(name), Tag.archived_at.is_(None))).one_or_none()


def find_or_make(name):
    """The tag of that name; a word nobody used before becomes one."""
    tag = tag_named(name)
    if tag is None:
        tag = Tag(name=name, name_key=name_key(name))
        db.session.add(tag)
        db.session.flush()
    return tag


def refuse_nameless(name):
    if not name_key(name):
        raise Refused(_("A tag needs a letter or a figure"))


class TagNameField(StringField):
    """Takes the name of a tag, known or new."""

    def __init__(self, label=None, **kwargs):
        super().__init__(label, [NotBlank(), Length(max=LONGEST), names_something], **kwargs)


def names_something(_form, field):
    try:
        refuse_nameless(field.data)
    except Refused as refused:
        raise StopValidation(refused.message) from None
