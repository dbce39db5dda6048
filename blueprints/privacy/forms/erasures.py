"""The second confirmation of an erasure."""
from wtforms import BooleanField, StringField
from wtforms.validators import InputRequired, Length

from core.forms import ActingForm, NotBlank
from core.words import _l


class ConfirmForm(ActingForm):
    reference = StringField(_l("Reference"), [Length(max=200)], description=_l(
        "Stands on the certificate: for instance the day and number of their request, never their name"))
    names_too = BooleanField(_l("Also where only the name stands, in texts about others"))
    name = StringField(_l("Type the name of the person"), [NotBlank(), Length(max=200)],
                       render_kw={"autocomplete": "off"})
    sure = BooleanField(_l("I know that nobody can undo this"), [InputRequired()])
