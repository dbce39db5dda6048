"""A tag as it is typed."""
from core.forms import Form
from core.tags import TagNameField
from core.words import _l


class TagForm(Form):
    """To stick one on a record. Twice is once, so it needs no `_once`."""

    name = TagNameField(_l("Tag"))
