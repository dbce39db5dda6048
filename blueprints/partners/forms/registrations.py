"""A registered deal as a person enters it, what we decide on it, and the deal it becomes."""
from types import SimpleNamespace

from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional, ValidationError

from blueprints.partners.labels import REGISTRATION_STATES
from blueprints.partners.queries.pipelines import pipeline_choices
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.exact_field import ExactField, tidy
from core.forms import Acting, CreateForm, EditForm, Form, KnownYear, NotBlank
from core.money import currency_choices, decimals, major, minor_units
from core.words import _, _l, _lp, _n, language

LARGEST = 10**12  # major units


class RegistrationFields(Acting, Form):
    title = StringField(_lp("registration", "What it is about"), [NotBlank(), Length(max=200)])
    customer = StringField(_l("Customer"), [NotBlank(), Length(max=200)],
                           description=_l("The name as the partner gives it; a customer of ours is found by it."))
    contact = StringField(_l("Contact there"), [Length(max=200)])
    amount = ExactField(_l("Amount"), [Optional()], decimals=4, least=0, most=LARGEST)
    currency = SelectField(_l("Currency"))
    closes_on = DateField(_l("Closes on"), [Optional(), KnownYear()],
                          description=_l("When it is expected to be decided."))
    about = TextAreaField(_l("More about it"), [Length(max=10_000)], render_kw={"rows": 4})

    def prepare(self):
        self.currency.choices = currency_choices(language())

    def validate_amount(self, field):
        places = decimals(self.currency.data)
        if field.data is not None and -tidy(field.data).as_tuple().exponent > places:
            raise ValidationError(_n("At most one decimal", "At most %(num)s decimals", places) if places
                                  else _("This currency has no decimals"))

    @property
    def facts(self):
        amount = self.amount.data
        return {"title": self.title.data, "customer": self.customer.data, "contact": self.contact.data or "",
                "currency": self.currency.data, "closes_on": self.closes_on.data, "about": self.about.data or "",
                "amount_cents": None if amount is None else minor_units(amount, self.currency.data)}


class NewRegistrationForm(RegistrationFields, CreateForm):
    pass


class RegistrationForm(RegistrationFields, EditForm):
    pass


def entered(registration):
    """A registration in the words of the form."""
    cents = registration.amount_cents
    return SimpleNamespace(
        version=registration.version, title=registration.title, customer=registration.customer_name,
        contact=registration.contact, amount=None if cents is None else tidy(major(cents, registration.currency)),
        currency=registration.currency, closes_on=registration.closes_on, about=registration.about)


class DecisionForm(Acting, CreateForm):
    decision = RadioField(_l("Decision"), choices=[
        (state, REGISTRATION_STATES[state]) for state in ("approved", "rejected", "duplicate")], default="approved")
    reason = StringField(_l("Why"), [Length(max=500)], description=_l("Needed unless it is approved."))


class ConversionForm(Acting, CreateForm):
    customer = SelectField(_l("Customer"))
    pipeline = SelectField(_l("Pipeline"), coerce=int)
    owner = OwnerField(_l("Whose deal"))
    team = TeamField(_l("Team"), domain="sales")

    def prepare(self):
        self.pipeline.choices = pipeline_choices()
        self.customer.choices = []

    def offer(self, customer):
        """`customer`: (id, name) of the one it is for as far as we know it, or None."""
        self.customer.choices = [("", _("Nobody yet"))] + ([(str(customer[0]), customer[1])] if customer else [])
        if not self.is_submitted() and customer:
            self.customer.data = str(customer[0])

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self, "sales")

    @property
    def facts(self):
        return {"customer_id": int(self.customer.data) if self.customer.data else None,
                "pipeline_id": self.pipeline.data, "owner_id": self.owner.data, "team_id": self.team.data}
