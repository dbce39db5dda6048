"""A purchase order as a person enters it, and what happens to its lines."""
from wtforms import BooleanField, DateField, FieldList, FormField, RadioField, SelectField, StringField, SubmitField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from blueprints.evaluation.category_field import CategorySelect
from blueprints.suppliers.actions.orders import LineFacts
from blueprints.suppliers.labels import INSPECTIONS, MOVERS
from core.exact_field import ExactField
from core.forms import ActingForm, Form, NotBlank
from core.money import currency_choices
from core.words import _, _l, language

BLANK_LINES, MORE_LINES = 4, 4
MUCH = 1_000_000_000
NEEDED = InputRequired(_l("Please fill this in"))
CHOSEN = {name: label for name, label in MOVERS.items() if name != "unknown"}


class LineForm(Form):
    item = StringField(_l("Item"), [Length(max=300)])
    quantity = ExactField(_l("Quantity"), decimals=3, least=0, most=MUCH)
    unit_price = ExactField(_l("Unit price"), decimals=6, least=0, most=MUCH)
    promised_on = DateField(_l("Promised for"), [Optional()])

    @property
    def is_blank(self):
        return not any((field.raw_data or [""])[0].strip() for field in self)

    def validate(self, extra_validators=None):
        valid = super().validate(extra_validators)
        for field in () if self.is_blank else (self.item, self.quantity, self.promised_on):
            if not field.data and not field.errors:
                field.errors, valid = [_("Please fill this in")], False
        return valid

    @property
    def facts(self):
        return LineFacts(self.item.data, self.quantity.data, self.promised_on.data, self.unit_price.data)


class PurchaseForm(ActingForm):
    number = StringField(_l("Number"), [NotBlank(), Length(max=60)])
    ordered_on = DateField(_l("Ordered on"), [NEEDED])
    currency = SelectField(_l("Currency"))
    category = CategorySelect()
    lines = FieldList(FormField(LineForm), _l("Lines"), min_entries=BLANK_LINES)
    more = SubmitField(_l("More lines"))

    def prepare(self):
        self.currency.choices = currency_choices(language())

    def validate_lines(self, field):
        if all(line.form.is_blank for line in field):
            raise ValidationError(_("Enter at least one line"))

    def add_lines(self):
        """More blank lines, without saving anything."""
        for _number in range(MORE_LINES):
            self.lines.append_entry()

    @property
    def facts(self):
        return {"number": self.number.data, "ordered_on": self.ordered_on.data, "currency": self.currency.data,
                "category": self.category.chosen,
                "lines": [line.form.facts for line in self.lines if not line.form.is_blank]}


class AboveZero:
    def __call__(self, form, field):
        if field.data is not None and field.data <= 0:
            raise ValidationError(_("More than 0"))


class ReceiptForm(ActingForm):
    quantity = ExactField(_l("Quantity"), [NEEDED, AboveZero()], decimals=3, least=0, most=MUCH)
    arrived_on = DateField(_l("Arrived on"), [NEEDED])
    more_is_meant = BooleanField(_l("It may be more than was ordered"))

    @property
    def facts(self):
        return {field.short_name: field.data for field in self.own_fields()}


class MoveForm(ActingForm):
    to = DateField(_l("Promised for"), [NEEDED])
    moved_by = RadioField(_l("Who wished it"), choices=list(CHOSEN.items()), default="supplier", description=_l(
        "When we or force majeure moved it, the supplier is held to the new day; otherwise to the one before."))
    reason = StringField(_l("Why"), [NotBlank(), Length(max=300)])

    @property
    def facts(self):
        return {field.short_name: field.data for field in self.own_fields()}


class InspectionForm(ActingForm):
    kind = RadioField(_l("Looked at"), choices=list(INSPECTIONS.items()), default="full")
    inspected_on = DateField(_l("Inspected on"), [NEEDED])
    inspected = ExactField(_l("Pieces looked at"), [NEEDED, AboveZero()], decimals=3, least=0, most=MUCH)
    rejected = ExactField(_l("Pieces rejected"), [NEEDED], decimals=3, least=0, most=MUCH)
    is_accepted = BooleanField(_l("The lot was taken"), default=True)
    defect = StringField(_l("What was wrong"), [Length(max=300)])

    @property
    def facts(self):
        return {field.short_name: field.data for field in self.own_fields()}
