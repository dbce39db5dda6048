"""An exchange rate: a currency, the day it begins, its worth."""
from decimal import Decimal

from wtforms import DateField, SelectField
from wtforms.validators import InputRequired

from blueprints.sales.forms.decimals import ExactField
from core.forms import CreateForm, EditForm, Form
from core.money import currency_choices
from core.words import _l, language
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


class EditRateForm(RateFields, EditForm):
    pass
