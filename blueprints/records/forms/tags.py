"""A tag as it is typed."""
from wtforms import StringField
from wtforms.validators import Length, ValidationError

from core.forms import EditForm, Form, IdSelect, NotBlank
from core.search import name_key
from core.words import _, _l

LONGEST = 40


class TagFields(Form):
    name = StringField(_l("Tag"), [NotBlank(), Length(max=LONGEST)])

    def validate_name(self, field):
        if field.data and not name_key(field.data):
            raise ValidationError(_("A tag needs a letter or a figure"))


class TagForm(TagFields):
    """To stick one on a record. Twice is once, so it needs no `_once`."""


class RenameTagForm(TagFields, EditForm):
    pass


class MergeTagForm(Form):
    into = IdSelect(_l("Becomes"), [NotBlank()])
