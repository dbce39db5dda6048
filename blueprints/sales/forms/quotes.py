"""A quote as a person writes it, and how it is answered."""
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wtforms import BooleanField, DateField, FieldList, FormField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.sales.actions import orders, quotes
from blueprints.sales.actions.prices import prices_on
from blueprints.sales.actions.products import code_key
from blueprints.sales.actions.quotes import QuoteLineFacts
from blueprints.sales.forms.lines import BLANK_LINES, LineForm, LinesForm
from core.exact_field import ExactField, tidy
from core.forms import CreateForm, EditForm, NotBlank
from core.money import currency_choices
from core.words import _, _l, language

PLEASE = _l("Please fill this in")


class QuoteLineForm(LineForm):
    tax = ExactField(_l("Tax %"), decimals=2, least=0, most=100)

    def facts(self):
        """The line as the action takes it, shares for percentages."""
        return QuoteLineFacts(**vars(super().facts()), tax_rate=(self.tax.data or Decimal(0)) / 100)


class QuoteFields(LinesForm):
    number = StringField(_l("Number"), [NotBlank(), Length(max=60)])
    issued_on = DateField(_l("Date"), [InputRequired(PLEASE)])
    valid_until = DateField(_l("Valid until"), [InputRequired(PLEASE)])
    currency = SelectField(_l("Currency"))
    lines = FieldList(FormField(QuoteLineForm), _l("Lines"), min_entries=BLANK_LINES)
    terms = TextAreaField(_l("Terms"), [Length(max=5000)],
                          description=_l("Printed below the lines: delivery, payment, what is included"))

    def prepare(self):
        self.currency.choices = currency_choices(language())

    def validate_valid_until(self, field):
        if field.data and self.issued_on.data and field.data < self.issued_on.data:
            raise ValidationError(_("A quote cannot end before it begins"))

    def name_products(self):
        """The names of products entered by their code, and their prices by the lists that hold on its day."""
        super().name_products()
        unpriced = [line.form for line in self.lines
                    if line.form.code.data and not line.form.unit_price._value().strip()]
        known = prices_on(self.issued_on.data or date.min, self.currency.data, [line.code.data for line in unpriced])
        for line in unpriced:
            if price := known.get(code_key(line.code.data)):
                line.unit_price.data, line.unit_price.raw_data = tidy(price), None

    def facts(self):
        return {name: self[name].data for name in quotes.FACTS}

    def line_facts(self):
        return [line.facts() for line in self.entered()]


class NewQuoteForm(QuoteFields, CreateForm):
    def validate_number(self, field):
        if field.data and quotes.number_in_use(field.data):
            raise ValidationError(_("There is a quote %(number)s already", number=field.data))


class EditQuoteForm(QuoteFields, EditForm):
    """A draft: all versions of a quote bear one number, so that cannot be changed here."""

    number = None


class AcceptForm(CreateForm):
    """The customer said yes. `deal` is the name of the deal that can be won by it, if there is an open one; `left`
    what its stage still asks for."""

    number = StringField(_l("Number of the order"), [NotBlank(), Length(max=60)])
    win = BooleanField()

    def __init__(self, *args, deal=None, left=(), **kwargs):
        super().__init__(*args, **kwargs)
        if deal is None:
            del self.win
        else:
            self.win.label.text = _("Win the deal “%(deal)s” at what was agreed, without tax", deal=deal)
            if left:
                self.win.description = _("First tick on the deal: %(criteria)s", criteria=" · ".join(left))

    def validate_number(self, field):
        if field.data and orders.number_in_use(field.data):
            raise ValidationError(_("There is an order %(number)s already", number=field.data))

    @property
    def wins(self):
        return bool(self.win and self.win.data)


class DeclineForm(CreateForm):
    because = StringField(_l("Why"), [NotBlank(), Length(max=300)], description=_l("As the customer said it"))


@dataclass
class Written:
    """A quote in the words of the form: shares in percent."""

    version: int
    issued_on: date
    valid_until: date
    currency: str
    terms: str
    lines: list


def as_written(quote, lines):
    """`quote` as EditQuoteForm shows it; `lines` as queries.lines_of gives them."""
    shown = [{"code": line.code or "", "description": line.description or line.name or "",
              "quantity": tidy(line.quantity), "unit_price": tidy(line.unit_price),
              "discount": tidy(line.discount * 100) or None, "tax": tidy(line.tax_rate * 100) or None}
             for line in lines]
    return Written(quote.version, quote.issued_on, quote.valid_until, quote.currency, quote.terms, shown)
