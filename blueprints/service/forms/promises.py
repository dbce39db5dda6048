"""A promise as an agent makes it."""
from wtforms import DateField, HiddenField, StringField
from wtforms.validators import Length, ValidationError

from core.forms import CreateForm, NotBlank
from core.times import today
from core.words import _, _l, _lp
from core.workspace import workspace


class PromiseForm(CreateForm):
    what = StringField(_l("What"), [NotBlank(), Length(max=200)],
                       description=_l("As the customer should read it: I will call you."))
    day = DateField(_lp("promise", "By"), [NotBlank()])
    back = HiddenField()

    def validate_day(self, field):
        if field.data < today(workspace()) or field.data.year > 2199:
            raise ValidationError(_("Choose a day from today on"))
