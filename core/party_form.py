"""What every form of a party asks for, whatever the party is to us: each room adds what its role has."""
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import Email, Length, Optional

from core import countries
from core.choosing import stays_in_reach
from core.forms import CodeSelect, NotBlank
from core.words import _, _l, language

OF_THE_HAT = ("code", "owner", "team")
SHORT, LONG = Length(max=120), Length(max=10_000)
ADDRESS = Email(_l("This is not an e-mail address"))
TEL = {"type": "tel"}


class PartyFields:
    """`apart`: names of further fields that are facts of a role, not of the party."""

    apart = ()

    title = StringField(_l("Name"), [NotBlank(), Length(max=200)])
    is_person = RadioField(_l("Kind"), choices=[("", _l("Organisation")), ("y", _l("Person"))], default="",
                           coerce=lambda value: "y" if value in ("y", True) else "")
    tax_number = StringField(_l("Tax number"), [Length(max=60)])
    country = CodeSelect(_l("Country"))
    email = StringField(_l("E-mail"), [Optional(), ADDRESS, Length(max=200)], render_kw={"type": "email"})
    phone = StringField(_l("Phone"), [SHORT], render_kw=TEL)
    website = StringField(_l("Website"), [Length(max=300)])
    street = StringField(_l("Street"), [Length(max=300)])
    city = StringField(_l("City"), [SHORT])
    postal_code = StringField(_l("Postal code"), [Length(max=20)])
    about = TextAreaField(_l("About"), [LONG], render_kw={"rows": 4})

    def prepare(self):
        super().prepare()
        self.country.choices, self.country.empty = countries.country_choices(language()), _("Not known")

    @property
    def facts(self):
        """What the actions take for the party itself."""
        return {field.short_name: field.data for field in self.own_fields()
                if field.short_name not in (*OF_THE_HAT, *self.apart)} | {"is_person": self.is_person.data == "y"}


class HeldFields(PartyFields):
    """A party in a role of `domain`: its `owner` and `team` must leave it within reach."""

    domain = ""

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self, self.domain)
