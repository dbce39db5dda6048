"""The next step of an order, and what of it is credited."""
from decimal import Decimal

from wtforms import DateField, FieldList, FormField, SelectField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.sales.actions.orders import number_in_use
from blueprints.sales.labels import STEPS
from core.exact_field import ExactField, tidy
from core.forms import CreateForm, Form, NotBlank
from core.words import _, _l

MUCH = 1_000_000_000
PLEASE = _l("Please fill this in")


class StepForm(Form):
    """`taken`: the steps that are not offered any more."""

    step = SelectField(_l("Step"))
    day = DateField(_l("Day"), [InputRequired(PLEASE)])

    def __init__(self, *args, taken, **kwargs):
        self.taken = taken
        super().__init__(*args, **kwargs)

    def prepare(self):
        self.step.choices = [(step, label) for step, label in STEPS.items() if step not in self.taken]


class BackForm(Form):
    quantity = ExactField(_l("Credit this many"), decimals=3, least=0, most=MUCH)


class CreditForm(CreateForm):
    number = StringField(_l("Number"), [NotBlank(), Length(max=60)])
    day = DateField(_l("Day"), [InputRequired(PLEASE)])
    quantities = FieldList(FormField(BackForm), _l("Lines"))

    def validate_number(self, field):
        if field.data and number_in_use(field.data):
            raise ValidationError(_("There is an order %(number)s already", number=field.data))

    def given_back(self, ordinals):
        """{ordinal: quantity} of the lines with one."""
        return {ordinal: entry.form.quantity.data for ordinal, entry in zip(ordinals, self.quantities, strict=False)
                if entry.form.quantity.data}


def offered(left):
    """Everything that is left, to begin with; `left` as actions.steps.creditable gives it."""
    return [{"quantity": tidy(quantity) if quantity > Decimal(0) else None} for quantity in left.values()]
