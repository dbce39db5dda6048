"""A customer, new or revised; and a party without that role, such as a person at a customer."""
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import Email, Length, Optional

from blueprints.customers.labels import SIZES
from core import countries
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.forms import CodeSelect, CreateForm, EditForm, NotBlank
from core.words import _, _l, language

OF_THE_HAT = ("code", "owner", "team")
SHORT, LONG = Length(max=120), Length(max=10_000)
ADDRESS = Email(_l("This is not an e-mail address"))


class PartyFields:
    """Facts of the party itself, whatever it is to us."""

    title = StringField(_l("Name"), [NotBlank(), Length(max=200)])
    is_person = RadioField(_l("Kind"), choices=[("", _l("Organisation")), ("y", _l("Person"))], default="",
                           coerce=lambda value: "y" if value in ("y", True) else "")
    tax_number = StringField(_l("Tax number"), [Length(max=60)])
    country = CodeSelect(_l("Country"))
    size = CodeSelect(_l("Size"), choices=list(SIZES.items()))
    email = StringField(_l("E-mail"), [Optional(), ADDRESS, Length(max=200)], render_kw={"type": "email"})
    phone = StringField(_l("Phone"), [SHORT], render_kw={"type": "tel"})
    mobile = StringField(_l("Mobile"), [SHORT], render_kw={"type": "tel"})
    wechat = StringField(_l("WeChat"), [SHORT])
    website = StringField(_l("Website"), [Length(max=300)])
    street = StringField(_l("Street"), [Length(max=300)])
    city = StringField(_l("City"), [SHORT])
    region = StringField(_l("Region"), [SHORT])
    postal_code = StringField(_l("Postal code"), [Length(max=20)])
    about = TextAreaField(_l("About"), [LONG], render_kw={"rows": 4})

    def prepare(self):
        self.country.choices, self.country.empty = countries.country_choices(language()), _("Not known")
        self.size.empty = _("Not known")

    @property
    def facts(self):
        """What the actions take for the party itself."""
        named = {field.short_name: field.data for field in self.own_fields() if field.short_name not in OF_THE_HAT}
        return named | {"is_person": self.is_person.data == "y"} | self.custom


class HatFields:
    """What belongs to the role of a customer."""

    code = StringField(_l("Customer number"), [Length(max=60)])
    owner = OwnerField(_l("Owner"))
    team = TeamField(_l("Team"))

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self)


class NewCustomerForm(PartyFields, HatFields, CreateForm):
    """A customer nobody has entered before."""


class CustomerForm(PartyFields, HatFields, EditForm):
    """`obj` is what `actions.parties.facts_of` tells of a party."""


class PartyForm(PartyFields, EditForm):
    """The same for a party that is no customer now."""
