"""One more on the list of those never to be reached."""
from wtforms import SelectField, StringField
from wtforms.validators import Length

from blueprints.privacy.labels import LISTED, REASONS
from core.forms import ActingForm, NotBlank
from core.words import _, _l


class SuppressionForm(ActingForm):
    kind = SelectField(_l("Kind"), choices=list(LISTED.items()))
    value = StringField(_l("E-mail address or number"), [NotBlank(), Length(max=300)])
    reason = SelectField(_l("Why"), choices=[(name, label) for name, label in REASONS.items() if name != "erased"])

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        if valid and self.kind.data == "email" and "@" not in self.value.data:
            self.value.errors = [_("This is not an e-mail address")]
            return False
        if valid and self.kind.data == "phone" and sum(char.isdigit() for char in self.value.data) < 5:
            self.value.errors = [_("This is not a phone number")]
            return False
        return valid
