"""A supplier, new or revised: the party, its role, and what only a supplier has."""
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.validators import Email, Length, Optional

from blueprints.suppliers.actions.profile import FACTS
from blueprints.suppliers.labels import RISKS
from core import countries
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.forms import CodeSelect, CreateForm, EditForm, NotBlank
from core.words import _, _l, language

OF_THE_HAT = ("code", "owner", "team")
SHORT, LONG = Length(max=120), Length(max=10_000)
ADDRESS = Email(_l("This is not an e-mail address"))


class SupplierTeam(TeamField):
    """A team that may look after a supplier."""

    def __init__(self, label=None, validators=None, **kwargs):
        super().__init__(label, validators, domain="suppliers", **kwargs)


class SupplierFields:
    title = StringField(_l("Name"), [NotBlank(), Length(max=200)])
    is_person = RadioField(_l("Kind"), choices=[("", _l("Organisation")), ("y", _l("Person"))], default="",
                           coerce=lambda value: "y" if value in ("y", True) else "")
    code = StringField(_l("Supplier number"), [Length(max=60)])
    tax_number = StringField(_l("Tax number"), [Length(max=60)])
    country = CodeSelect(_l("Country"))
    email = StringField(_l("E-mail"), [Optional(), ADDRESS, Length(max=200)], render_kw={"type": "email"})
    phone = StringField(_l("Phone"), [SHORT], render_kw={"type": "tel"})
    website = StringField(_l("Website"), [Length(max=300)])
    street = StringField(_l("Street"), [Length(max=300)])
    postal_code = StringField(_l("Postal code"), [Length(max=20)])
    city = StringField(_l("City"), [SHORT])
    owner = OwnerField(_l("Buyer"))
    team = SupplierTeam(_l("Team"))
    terms = StringField(_l("Terms"), [Length(max=300)], description=_l("For instance: 30 days net, free to our door"))
    risk = CodeSelect(_l("Risk"), choices=list(RISKS.items()))
    risk_note = StringField(_l("What the risk is"), [Length(max=500)])
    is_single_source = BooleanField(_l("We could buy this from nobody else"))
    is_own = BooleanField(_l("A warehouse of our own: it is left out of rankings"))
    about = TextAreaField(_l("About"), [LONG], render_kw={"rows": 4})

    def prepare(self):
        self.country.choices, self.country.empty = countries.country_choices(language()), _("Not known")
        self.risk.empty = _("Not judged")

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self, "suppliers")

    @property
    def facts(self):
        """What the actions take for the party itself."""
        return {field.short_name: field.data for field in self.own_fields()
                if field.short_name not in (*OF_THE_HAT, *FACTS)} | {"is_person": self.is_person.data == "y"}

    @property
    def profile(self):
        return {name: self[name].data for name in FACTS}


class NewSupplierForm(SupplierFields, CreateForm):
    """A supplier nobody has entered before."""


class SupplierForm(SupplierFields, EditForm):
    """A supplier that is here."""
