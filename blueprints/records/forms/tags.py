"""A tag as it is typed."""
from wtforms import StringField
from wtforms.validators import Length, ValidationError

from blueprints.records.actions.tags import LONGEST, refuse_nameless
from core.forms import Form, NotBlank
from core.page import Refused
from core.words import _l


class TagForm(Form):
    """To stick one on a record. Twice is once, so it needs no `_once`."""

    name = StringField(_l("Tag"), [NotBlank(), Length(max=LONGEST)])

    def validate_name(self, field):
        try:
            refuse_nameless(field.data)
        except Refused as refused:
            raise ValidationError(refused.message) from None
