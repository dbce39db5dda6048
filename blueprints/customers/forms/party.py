"""Small forms about one party: its people and companies, ways to reach it, roles, preferences, class."""
from flask_login import current_user
from wtforms import BooleanField, DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from blueprints.customers.labels import CLASSES, CONSENTS, HATS, POINTS
from core import countries
from core.choosing import OwnerField, TeamField
from core.forms import CodeSelect, CreateForm, EditForm, FilterForm, NotBlank
from core.party_form import ADDRESS, SHORT, TEL
from core.principal import HAT_DOMAINS
from core.words import _, _l, _lp, language


class PersonForm(CreateForm):
    """Somebody new at an organisation."""

    title = StringField(_lp("person", "Name"), [NotBlank(), Length(max=200)])
    job = StringField(_l("Job title"), [SHORT])
    email = StringField(_l("E-mail"), [Optional(), ADDRESS, Length(max=200)], render_kw={"type": "email"})
    phone = StringField(_l("Phone"), [SHORT], render_kw=TEL)
    mobile = StringField(_l("Mobile"), [SHORT], render_kw=TEL)
    wechat = StringField(_l("WeChat"), [SHORT])
    since = DateField(_l("Since"), [Optional()])

    @property
    def facts(self):
        return {name: self[name].data for name in ("title", "email", "phone", "mobile", "wechat")}


class FindForm(FilterForm):
    q = StringField(_l("Search"))


class TieFields:
    title = StringField(_l("As what"), [SHORT], description=_l("For instance: Purchasing manager"))
    since = DateField(_l("Since"), [Optional()])


class NewLinkForm(TieFields, CreateForm):
    """Two parties are tied."""


class LinkForm(TieFields, EditForm):
    """A tie that exists."""

    until = DateField(_l("Until"), [Optional()])


class PointFields:
    kind = SelectField(_l("Kind"), choices=list(POINTS.items()))
    value = StringField(_l("Number or address"), [NotBlank(), Length(max=300)])
    label = StringField(_l("Note"), [SHORT], description=_l("For instance: switchboard, accounts"))
    is_primary = BooleanField(_l("The main one of its kind"))
    consent = RadioField(_l("Consent"), choices=list(CONSENTS.items()), default="unknown")

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        if self.kind.data == "email" and self.value.data and "@" not in self.value.data:
            self.value.errors = [_("This is not an e-mail address")]
            return False
        return valid

    @property
    def facts(self):
        return {name: self[name].data for name in ("kind", "value", "label", "is_primary", "consent")}


class NewPointForm(PointFields, CreateForm):
    """One more way to reach a party."""


class PointForm(PointFields, EditForm):
    """A way to reach a party."""


class AddressFields:
    label = StringField(_l("Label"), [SHORT], description=_l("For instance: deliveries, invoices"))
    street = StringField(_l("Street"), [Length(max=300)])
    postal_code = StringField(_l("Postal code"), [Length(max=20)])
    city = StringField(_l("City"), [NotBlank(), SHORT])
    region = StringField(_l("Region"), [SHORT])
    country = CodeSelect(_l("Country"))

    def prepare(self):
        self.country.choices, self.country.empty = countries.country_choices(language()), _("Not known")

    @property
    def facts(self):
        return {name: self[name].data for name in ("label", "street", "postal_code", "city", "region", "country")}


class NewAddressForm(AddressFields, CreateForm):
    """One more address."""


class AddressForm(AddressFields, EditForm):
    """An address."""


class HatForm(CreateForm):
    """What else a party is to us; only roles whose domain the person may write are offered."""

    role = SelectField(_l("Role"))
    code = StringField(_l("Number"), [Length(max=60)], description=_l("The number the party has in other systems"))
    owner = OwnerField(_l("Owner"))
    team = TeamField(_l("Team"))

    def offer(self, worn):
        """Leave out the roles in `worn`; returns whether any is left."""
        self.role.choices = [(role, label) for role, label in HATS.items()
                             if role not in worn and current_user.can(f"{HAT_DOMAINS[role]}.write")]
        return bool(self.role.choices)


class PreferencesForm(EditForm):
    preferences = TextAreaField(_l("Preferences"), [Length(max=10_000)], render_kw={"rows": 6})


class LockForm(EditForm):
    """A class held by hand."""

    lifecycle = RadioField(_l("Class"), choices=list(CLASSES.items()))
    reason = StringField(_l("Why"), [NotBlank(), Length(max=500)])
    until = DateField(_l("Until"), [Optional()],
                      description=_l("The last day; empty holds it until somebody takes it off"))
