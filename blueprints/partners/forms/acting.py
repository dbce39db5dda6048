"""What the forms of this domain share."""
from wtforms.validators import ValidationError

from core.words import _


class KnownYear:
    """A day that somebody can mean: a slip of the keyboard in the year is told at the field."""

    def __call__(self, form, field):
        if field.data and not 1990 <= field.data.year <= 2199:
            raise ValidationError(_("Please check the year"))
