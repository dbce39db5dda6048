"""What the forms of this domain share."""
from wtforms.validators import ValidationError

from core.page import Refused
from core.words import _


class Acting:
    """A form whose action may refuse what was entered: that is said at a field, and nothing typed is lost."""

    def acted(self, act, *on, at, **facts):
        """What the action gives, or True; None when it refused, which is an error of the field `at` then."""
        try:
            return act(*on, **facts) or True
        except Refused as refused:
            self[at].errors = [*self[at].errors, refused.message]
            return None


class KnownYear:
    """A day that somebody can mean: a slip of the keyboard in the year is told at the field."""

    def __call__(self, form, field):
        if field.data and not 1990 <= field.data.year <= 2199:
            raise ValidationError(_("Please check the year"))
