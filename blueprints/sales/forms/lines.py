"""The lines of an order or a quote as a person enters them; some stay blank."""
from decimal import Decimal

from wtforms import StringField, SubmitField
from wtforms.validators import Length, ValidationError

from blueprints.sales.actions.orders import LineFacts
from blueprints.sales.actions.products import code_key
from blueprints.sales.queries.products import names_of
from core.exact_field import ExactField
from core.forms import Form
from core.words import _, _l

BLANK_LINES, MORE_LINES = 5, 5
MUCH = 1_000_000_000
SHARES = ("discount", "tax")  # a line with nothing else is blank


class LineForm(Form):
    code = StringField(_l("Product code"), [Length(max=60)])
    description = StringField(_l("Name"), [Length(max=300)])
    quantity = ExactField(_l("Quantity"), decimals=3, least=-MUCH, most=MUCH)
    unit_price = ExactField(_l("Unit price"), decimals=6, least=-MUCH, most=MUCH)
    discount = ExactField(_l("Discount %"), decimals=2, least=0, most=100)

    @property
    def is_blank(self):
        return not any(field._value().strip() for field in self if field.short_name not in SHARES)

    def validate(self, extra_validators=None):
        valid = super().validate(extra_validators)
        for field in self.needed():
            if field.data is None and not field.errors and not self.is_blank:
                field.errors, valid = [_("Please fill this in")], False
        return valid

    def needed(self):
        return self.quantity, self.unit_price

    def facts(self):
        """The line as the action takes it. Discount is a share there, a percentage here."""
        return LineFacts(quantity=self.quantity.data, unit_price=self.unit_price.data, code=self.code.data or None,
                         description=self.description.data, discount=(self.discount.data or Decimal(0)) / 100)


class LinesForm(Form):
    """What holds a FieldList `lines` of LineForm."""

    more = SubmitField(_l("More lines"))

    def validate_lines(self, field):
        if all(line.form.is_blank for line in field):
            raise ValidationError(_("Enter at least one line"))

    def validate(self, extra_validators=None):
        self.name_products()
        return super().validate(extra_validators=extra_validators)

    def entered(self):
        """The lines that are not blank."""
        return [line.form for line in self.lines if not line.form.is_blank]

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
