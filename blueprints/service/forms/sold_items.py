"""A sold item as somebody enters it, and why its warranty is voided."""
from wtforms import DateField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from blueprints.service.imports.item_fields import MOST_MONTHS
from blueprints.service.queries import sold_items as queries
from blueprints.service.queries.settings import product_id
from core.forms import CreateForm, EditForm, Form, KnownYear, NotBlank
from core.search import name_key
from core.words import _, _l


class SoldItemFields(Form):
    customer = StringField(_l("Customer"), [NotBlank(), Length(max=300)], description=_l("Their number or their name."))
    serial = StringField(_l("Serial number"), [NotBlank(), Length(max=100)])
    product = StringField(_l("Product"), [Length(max=300)], description=_l("Its code or its name."))
    what = StringField(_l("What it is"), [Length(max=300)], description=_l("Where it is none of our products."))
    order = StringField(_l("Order number"), [Length(max=60)])
    sold_on = DateField(_l("Sold on"), [Optional(), KnownYear()])
    starts_on = DateField(_l("Warranty from"), [Optional(), KnownYear()],
                          description=_l("Empty: from the day it was sold."))
    months = IntegerField(_l("Months of warranty"), [Optional(), NumberRange(1, MOST_MONTHS)],
                          description=_l("Empty: not known."))
    extension_months = IntegerField(_l("Months of extension"), [Optional(), NumberRange(0, MOST_MONTHS)])

    def __init__(self, *args, obj=None, **kwargs):
        self.held = obj
        super().__init__(*args, obj=obj, **kwargs)

    def validate_customer(self, field):
        if self.held is not None and field.data == self.held.customer:
            self.party_id = self.held.party_id
            return
        match = queries.customer_named(field.data)
        self.party_id = match.party_id
        if match.several:
            raise ValidationError(_("Several customers are called that: enter the number"))
        if match.party_id is None:
            raise ValidationError(_("There is no customer of this number or name"))

    def validate_serial(self, field):
        if field.data and not name_key(field.data):
            raise ValidationError(_("Please fill this in"))

    def validate_product(self, field):
        self.found_product = product_id(field.data) if field.data else None
        if field.data and self.held is not None and field.data == self.held.product:
            self.found_product = self.held.product_id
        if field.data and self.found_product is None:
            raise ValidationError(_("There is no product of this code or name"))

    def validate_what(self, field):
        if not field.data and not self.product.data:
            raise ValidationError(_("Say what it is: one of our products, or in words"))

    def validate_order(self, field):
        self.found_order = None
        if not field.data or getattr(self, "party_id", None) is None:
            return
        kept = self.held is not None and (field.data, self.party_id) == (self.held.order, self.held.party_id)
        self.found_order = self.held.order_id if kept else queries.order_id(field.data, self.party_id)
        if self.found_order is None:
            raise ValidationError(_("This customer has no order of this number"))

    @property
    def facts(self):
        starts_on = self.starts_on.data or (self.sold_on.data if self.months.data else None)
        return {"party_id": self.party_id, "serial": self.serial.data, "product_id": self.found_product,
                "what": self.what.data or "", "order_id": self.found_order, "sold_on": self.sold_on.data,
                "starts_on": starts_on, "months": self.months.data,
                "extension_months": self.extension_months.data or 0, **self.custom}


class NewSoldItemForm(SoldItemFields, CreateForm):
    pass


class SoldItemForm(SoldItemFields, EditForm):
    pass


class VoidForm(CreateForm):
    day = DateField(_l("Voided on"), [InputRequired(_l("Please fill this in")), KnownYear()])
    reason = TextAreaField(_l("Why"), [NotBlank(), Length(max=2_000)], render_kw={"rows": 3})
