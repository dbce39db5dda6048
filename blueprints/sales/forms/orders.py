"""An order as a person enters it: its head, and lines of which some stay blank."""
from dataclasses import dataclass
from decimal import Decimal

from wtforms import BooleanField, DateTimeLocalField, FieldList, FormField, SelectField, StringField, SubmitField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.sales.actions.orders import LineFacts, number_in_use
from blueprints.sales.actions.products import code_key
from blueprints.sales.queries.products import names_of
from core.exact_field import ExactField, tidy
from core.forms import CreateForm, EditForm, Form, NotBlank
from core.money import currency_choices
from core.times import local_to_instant, zone
from core.words import _, _l, language

BLANK_LINES, MORE_LINES = 5, 5
CLOCK = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]  # what browsers send, with and without seconds
MUCH = 1_000_000_000


class LineForm(Form):
    code = StringField(_l("Product code"), [Length(max=60)])
    description = StringField(_l("Name"), [Length(max=300)])
    quantity = ExactField(_l("Quantity"), decimals=3, least=-MUCH, most=MUCH)
    unit_price = ExactField(_l("Unit price"), decimals=6, least=-MUCH, most=MUCH)
    discount = ExactField(_l("Discount %"), decimals=2, least=0, most=100)

    @property
    def is_blank(self):
        return not any(field._value().strip() for field in self if field.short_name != "discount")

    def validate(self, extra_validators=None):
        valid = super().validate(extra_validators)
        for field in (self.quantity, self.unit_price):
            if field.data is None and not field.errors and not self.is_blank:
                field.errors, valid = [_("Please fill this in")], False
        return valid

    def facts(self):
        """The line as the action takes it. Discount is a share there, a percentage here."""
        return LineFacts(quantity=self.quantity.data, unit_price=self.unit_price.data, code=self.code.data or None,
                         description=self.description.data, discount=(self.discount.data or Decimal(0)) / 100)


class OrderFields(Form):
    number = StringField(_l("Number"), [NotBlank(), Length(max=60)])
    ordered_at = DateTimeLocalField(_l("Date and time"), [InputRequired(_l("Please fill this in"))], format=CLOCK)
    currency = SelectField(_l("Currency"))
    credit_note = BooleanField(_l("This is a credit note: it counts for nothing"))
    lines = FieldList(FormField(LineForm), _l("Lines"), min_entries=BLANK_LINES)
    more = SubmitField(_l("More lines"))

    def prepare(self):
        self.currency.choices = currency_choices(language())

    def validate_number(self, field):
        if field.data and not self.is_own_number(field.data) and number_in_use(field.data):
            raise ValidationError(_("There is an order %(number)s already", number=field.data))

    def is_own_number(self, number):
        return False

    def validate_lines(self, field):
        if all(line.form.is_blank for line in field):
            raise ValidationError(_("Enter at least one line"))

    def validate(self, extra_validators=None):
        self.name_products()
        return super().validate(extra_validators=extra_validators)

    def name_products(self):
        """Fill in the names of products that are entered by their code alone."""
        coded = [line.form for line in self.lines if line.form.code.data]
        names = names_of(line.code.data for line in coded)
        for line in coded:
            line.description.data = line.description.data or names.get(code_key(line.code.data), "")

    def add_lines(self):
        """More blank lines, without saving anything."""
        self.name_products()
        for _number in range(MORE_LINES):
            self.lines.append_entry()

    def facts(self, zone_name, *, opened_at=None):
        """What the actions take. `opened_at`: the instant the order had, kept while its minute stays the same."""
        entered = self.ordered_at.data
        unchanged = opened_at is not None and wall_clock(opened_at, zone_name) == entered
        return {
            "number": self.number.data, "currency": self.currency.data, "credit_note": self.credit_note.data,
            "ordered_at": opened_at if unchanged else local_to_instant(entered, zone_name),
            "lines": [line.form.facts() for line in self.lines if not line.form.is_blank],
        }


class NewOrderForm(OrderFields, CreateForm):
    pass


class EditOrderForm(OrderFields, EditForm):
    def is_own_number(self, number):
        return code_key(number) == code_key(self.number.object_data)


@dataclass
class Entered:
    """An order in the words of the form: local time, discounts in percent."""

    version: int
    number: str
    ordered_at: object
    currency: str
    credit_note: bool
    lines: list


def as_entered(order, lines, zone_name):
    """`order` as EditOrderForm shows it; `lines` as queries.lines_of gives them."""
    shown = [{"code": line["code"] or "", "description": line["description"] or line["name"] or "",
              "quantity": tidy(line["quantity"]), "unit_price": tidy(line["unit_price"]),
              "discount": tidy(line["discount"] * 100) or None} for line in lines]
    return Entered(order.version, order.number, wall_clock(order.ordered_at, zone_name), order.currency,
                   order.is_credit_note, shown)


def wall_clock(instant, zone_name):
    """What a clock of the zone shows at an instant, to the minute."""
    return instant.astimezone(zone(zone_name)).replace(tzinfo=None, second=0, microsecond=0)
