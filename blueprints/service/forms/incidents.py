"""What a complaint says of goods, as an agent enters it: the product, whose it is, which lot, how many, how bad."""
from wtforms import DateField, SelectField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.service.labels import SEVERITIES
from blueprints.service.queries import incidents as queries
from blueprints.service.queries.settings import product_id
from core.custom_forms import NumberBox
from core.forms import CreateForm
from core.times import today
from core.words import _, _l, _lp
from core.workspace import workspace

MUCH = 1_000_000_000


class IncidentForm(CreateForm):
    product = StringField(_l("Product"), [Length(max=300)], description=_l("Its code or its name."))
    supplier = StringField(_l("Supplier"), [Length(max=300)], render_kw={"list": "suppliers", "autocomplete": "off"},
                           description=_l("The name or number of who supplied it. Empty: not known."))
    line = StringField(_l("Number of our order line"), [Length(max=100)], description=_l(
        "By which it was bought, if you know it: it names the supplier, too."))
    lot = StringField(_lp("goods", "Lot"), [Length(max=100)], description=_l("As it stands on the goods."))
    quantity = NumberBox(_l("How many are bad"), decimals=3, least=0, most=MUCH)
    severity = SelectField(_l("Severity"), choices=list(SEVERITIES.items()), default="major")
    happened_on = DateField(_l("Happened on"), [InputRequired(_l("Please fill this in"))])

    found_product = found_supplier = found_line = None

    def validate_product(self, field):
        self.found_product = product_id(field.data) if field.data else None
        if field.data and self.found_product is None:
            raise ValidationError(_("There is no product of this code or name"))

    def validate_supplier(self, field):
        found = queries.suppliers_called(field.data) if field.data else []
        if field.data and not found:
            raise ValidationError(_("There is no supplier of this name or number"))
        if len(found) > 1:
            raise ValidationError(_("Several suppliers are called so: write the number"))
        self.found_supplier = found[0] if found else None

    def validate_line(self, field):
        found = queries.line_called(field.data) if field.data else None
        if field.data and found is None:
            raise ValidationError(_("There is no order line of this number"))
        if found and self.found_supplier not in (None, found.party_id):
            raise ValidationError(_("This line was ordered of another supplier"))
        if found:
            self.found_line, self.found_supplier = found

    def validate_happened_on(self, field):
        if field.data and field.data.year < 1990:
            raise ValidationError(_("Please check the year"))
        if field.data and field.data > today(workspace()):
            raise ValidationError(_("That day is still to come"))

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        if valid and not (self.product.data or self.found_supplier):
            self.product.errors = [*self.product.errors, _("Name the product, the supplier or the order line")]
            return False
        return valid

    @property
    def facts(self):
        return {"product_id": self.found_product, "supplier_id": self.found_supplier, "line_id": self.found_line,
                "lot": self.lot.data or "", "quantity": self.quantity.data, "severity": self.severity.data,
                "happened_on": self.happened_on.data}
