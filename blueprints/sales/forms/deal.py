"""A deal as a person enters it."""
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from wtforms import DateField, HiddenField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from blueprints.sales.actions.deals import number_in_use
from blueprints.sales.deal_labels import CHOSEN_CATEGORIES
from blueprints.sales.forms.newcomer import WithNewcomer
from blueprints.sales.forms.party_field import PartyField
from blueprints.sales.queries import deal as queries
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.custom_fields import custom_values
from core.exact_field import ExactField, tidy
from core.forms import CodeSelect, CreateForm, EditForm, Form, IdSelect, NotBlank
from core.money import currency_choices, decimals, major, minor_units
from core.search import name_key
from core.words import _, _l, _n, language
from models import NO_DAY

EARLIEST, LATEST = date(1990, 1, 1), date(2199, 12, 31)
LARGEST = 10**12  # major units


class WithinCalendar:
    """A day that somebody can mean: a slip of the keyboard in the year is told at the field."""

    def __call__(self, form, field):
        if field.data and not EARLIEST <= field.data <= LATEST:
            raise ValidationError(_("Please check the year"))


class DealFields(Form):
    title = StringField(_l("Title"), [NotBlank(), Length(max=200)])
    customer = PartyField(_l("Customer"), description=_l("May stay empty while nobody knows."))
    amount = ExactField(_l("Amount"), [Optional()], decimals=4, least=0, most=LARGEST)
    currency = SelectField(_l("Currency"))
    opened_on = DateField(_l("Opened on"), [InputRequired(_l("Please fill this in")), WithinCalendar()])
    closes_on = DateField(_l("Closes on"), [Optional(), WithinCalendar()],
                          description=_l("When it is expected to be decided."))
    next_step = StringField(_l("Next step"), [Length(max=300)])
    next_step_on = DateField(_l("Next step on"), [Optional(), WithinCalendar()])
    probability = IntegerField(_l("Own probability, %"), [Optional(), NumberRange(0, 100)],
                               description=_l("Empty: what its stage says."))
    category = CodeSelect(_l("Forecast category"), choices=list(CHOSEN_CATEGORIES.items()))
    source = IdSelect(_l("Source"))
    number = StringField(_l("Number"), [Length(max=60)], description=_l("What other systems call it."))
    owner = OwnerField(_l("Whose deal"))
    team = TeamField(_l("Team"), domain="sales")

    def prepare(self):
        self.currency.choices = currency_choices(language())
        self.category.empty, self.source.empty = _("What its stage says"), _("Not known")
        self.source.choices = queries.sources(also=self.source.data)

    def validate_amount(self, field):
        places = decimals(self.currency.data)
        if field.data is not None and -tidy(field.data).as_tuple().exponent > places:
            raise ValidationError(_n("At most one decimal", "At most %(num)s decimals", places) if places
                                  else _("This currency has no decimals"))

    def validate_closes_on(self, field):
        if field.data and self.opened_on.data and field.data < self.opened_on.data:
            raise ValidationError(_("Not before the day it was opened"))

    def validate_number(self, field):
        key = name_key(field.data) if field.data else None
        if key and key != self.own_number() and number_in_use(key):
            raise ValidationError(_("There is a deal %(number)s already", number=field.data))

    def own_number(self):
        return None

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self, "sales")

    @property
    def facts(self):
        """What the actions take."""
        amount = self.amount.data
        return {
            "title": self.title.data, "party_id": self.customer.data, "currency": self.currency.data,
            "amount_cents": None if amount is None else minor_units(amount, self.currency.data),
            "opened_on": self.opened_on.data, "closes_on": self.closes_on.data, "next_step": self.next_step.data or "",
            "next_step_on": self.next_step_on.data, "probability": self.probability.data,
            "category": self.category.data, "source_id": self.source.data, "number": self.number.data,
            "owner_id": self.owner.data, "team_id": self.team.data, **self.custom,
        }


class NewDealForm(DealFields, CreateForm):
    stage = SelectField(_l("Stage"), coerce=int)
    back = HiddenField()

    def prepare(self):
        super().prepare()
        self.stage.choices = grouped(queries.open_stages())


class DealForm(DealFields, EditForm):
    def own_number(self):
        held = self.number.object_data
        return name_key(held) if held else None


class NewDealOfSomebodyForm(WithNewcomer, NewDealForm):
    """As people fill it in; a program registers a customer first."""


class DealOfSomebodyForm(WithNewcomer, DealForm):
    """The same for a deal that is there."""


def grouped(stages):
    """{pipeline: its stages} as a select shows them; plain where there is one pipeline."""
    groups = {}
    for stage in stages:
        groups.setdefault(stage.pipeline, []).append((stage.id, stage.name))
    return next(iter(groups.values()), []) if len(groups) < 2 else groups


def entered(deal):
    """A deal in the words of the form."""
    amount = None if deal.amount_cents is None else tidy(Decimal(major(deal.amount_cents, deal.currency)))
    return SimpleNamespace(
        version=deal.version, title=deal.title, customer=deal.party_id, amount=amount, currency=deal.currency,
        opened_on=deal.opened_on, closes_on=None if deal.closes_on == NO_DAY else deal.closes_on,
        next_step=deal.next_step, next_step_on=deal.next_step_on, probability=deal.probability, category=deal.category,
        source=deal.source_id, number=deal.number, owner=deal.owner_id, team=deal.team_id, **custom_values(deal))
