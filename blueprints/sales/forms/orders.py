"""An order as a person enters it: its head, and lines of which some stay blank."""
from dataclasses import dataclass

from wtforms import BooleanField, DateTimeLocalField, FieldList, FormField, SelectField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.sales.actions.orders import number_in_use
from blueprints.sales.actions.products import code_key
from blueprints.sales.forms.lines import BLANK_LINES, LineForm, LinesForm
from core.exact_field import tidy
from core.forms import CreateForm, EditForm, NotBlank
from core.money import currency_choices
from core.times import local_to_instant, zone
from core.words import _, _l, language

CLOCK = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]  # what browsers send, with and without seconds


class OrderFields(LinesForm):
    number = StringField(_l("Number"), [NotBlank(), Length(max=60)])
    ordered_at = DateTimeLocalField(_l("Date and time"), [InputRequired(_l("Please fill this in"))], format=CLOCK)
    currency = SelectField(_l("Currency"))
    credit_note = BooleanField(_l("This is a credit note: it counts for nothing"))
    lines = FieldList(FormField(LineForm), _l("Lines"), min_entries=BLANK_LINES)

    def prepare(self):
        self.currency.choices = currency_choices(language())

    def validate_number(self, field):
        if field.data and not self.is_own_number(field.data) and number_in_use(field.data):
            raise ValidationError(_("There is an order %(number)s already", number=field.data))

    def is_own_number(self, number):
        return False

    def facts(self, zone_name, *, opened_at=None):
        """What the actions take. `opened_at`: the instant the order had, kept while its minute stays the same."""
        entered = self.ordered_at.data
        unchanged = opened_at is not None and wall_clock(opened_at, zone_name) == entered
        return {
            "number": self.number.data, "currency": self.currency.data, "credit_note": self.credit_note.data,
            "ordered_at": opened_at if unchanged else local_to_instant(entered, zone_name),
            "lines": [line.facts() for line in self.entered()],
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
