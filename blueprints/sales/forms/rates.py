"""An exchange rate: a currency, the day it begins, its worth."""
from decimal import Decimal

from wtforms import DateField, SelectField
from wtforms.validators import InputRequired, ValidationError

from blueprints.sales.actions.rates import is_taken
from core.exact_field import ExactField
from core.forms import CreateForm, EditForm, Form
from core.money import currency_choices
from core.words import _, _l, language
from core.workspace import workspace

PLEASE = _l("Please fill this in")


class RateFields(Form):
    valid_from = DateField(_l("From this day on"), [InputRequired(PLEASE)],
                           description=_l("Until the day of the next rate of this currency"))
    home_per_unit = ExactField(_l("Worth of one unit in home currency"), [InputRequired(PLEASE)], decimals=9,
                               least=Decimal("0.000000001"), most=1_000_000)


class NewRateForm(RateFields, CreateForm):
    currency = SelectField(_l("Currency"))

    def prepare(self):
        self.currency.choices = [choice for choice in currency_choices(language()) if choice[0] != workspace().currency]

    def validate_valid_from(self, field):
        if field.data and is_taken(self.currency.data, field.data):
            raise ValidationError(_("There is a rate of this currency for this day already"))


class EditRateForm(RateFields, EditForm):
    """`currency` is the rate's, which cannot be changed."""

    def __init__(self, *args, currency, **kwargs):
        super().__init__(*args, currency=currency, **kwargs)
        self.of_currency = currency

    def validate_valid_from(self, field):
        if field.data and field.data != field.object_data and is_taken(self.of_currency, field.data):
            raise ValidationError(_("There is a rate of this currency for this day already"))
