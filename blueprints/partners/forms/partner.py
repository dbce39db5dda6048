"""A partner, new or revised: the party, its role, and what only a partner has."""
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import Email, Length, Optional

from blueprints.partners.actions.profile import FACTS
from blueprints.partners.labels import KINDS, RISKS
from blueprints.partners.queries.programmes import programme_choices
from core import countries
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.forms import CodeSelect, CreateForm, EditForm, IdSelect, NotBlank
from core.words import _, _l, language

OF_THE_HAT = ("code", "owner", "team")
SHORT, LONG = Length(max=120), Length(max=10_000)
ADDRESS = Email(_l("This is not an e-mail address"))


class PartnerTeam(TeamField):
    """A team that may look after a partner."""

    def __init__(self, label=None, validators=None, **kwargs):
        super().__init__(label, validators, domain="partners", **kwargs)


class PartnerFields:
    title = StringField(_l("Name"), [NotBlank(), Length(max=200)])
    is_person = RadioField(_l("Kind"), choices=[("", _l("Organisation")), ("y", _l("Person"))], default="",
                           coerce=lambda value: "y" if value in ("y", True) else "")
    code = StringField(_l("Partner number"), [Length(max=60)])
    tax_number = StringField(_l("Tax number"), [Length(max=60)])
    country = CodeSelect(_l("Country"))
    email = StringField(_l("E-mail"), [Optional(), ADDRESS, Length(max=200)], render_kw={"type": "email"})
    phone = StringField(_l("Phone"), [SHORT], render_kw={"type": "tel"})
    website = StringField(_l("Website"), [Length(max=300)])
    street = StringField(_l("Street"), [Length(max=300)])
    postal_code = StringField(_l("Postal code"), [Length(max=20)])
    city = StringField(_l("City"), [SHORT])
    owner = OwnerField(_l("Partner manager"))
    team = PartnerTeam(_l("Team"))
    kind = CodeSelect(_l("Kind of partner"), choices=list(KINDS.items()))
    programme_id = IdSelect(_l("Programme"))
    territory = StringField(_l("Territory"), [Length(max=300)],
                            description=_l("Where, or to whom, they sell or work for us."))
    terms = StringField(_l("Terms"), [Length(max=300)])
    risk = CodeSelect(_l("Risk"), choices=list(RISKS.items()))
    risk_note = StringField(_l("What the risk is"), [Length(max=500)])
    about = TextAreaField(_l("About"), [LONG], render_kw={"rows": 4})

    def prepare(self):
        self.country.choices, self.country.empty = countries.country_choices(language()), _("Not known")
        self.risk.empty, self.kind.empty, self.programme_id.empty = _("Not judged"), _("Not said"), _("None")
        self.programme_id.choices = programme_choices(also=self.programme_id.data)

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self, "partners")

    @property
    def facts(self):
        """What the actions take for the party itself."""
        return {field.short_name: field.data for field in self.own_fields()
                if field.short_name not in (*OF_THE_HAT, *FACTS)} | {"is_person": self.is_person.data == "y"}

    @property
    def profile(self):
        return {name: self[name].data or ("" if name in ("territory", "terms", "risk_note") else None)
                for name in FACTS}


class NewPartnerForm(PartnerFields, CreateForm):
    """A partner nobody has entered before."""


class PartnerForm(PartnerFields, EditForm):
    """A partner that is here."""
