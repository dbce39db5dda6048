"""A price list, a price in it, and next year's list made from this one's."""
from wtforms import DateField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from blueprints.sales.actions.prices import name_in_use
from blueprints.sales.queries.products import names_of
from core.exact_field import ExactField
from core.forms import CreateForm, EditForm, Form, NotBlank
from core.money import currency_choices
from core.words import _, _l, language

PLEASE = _l("Please fill this in")
MUCH = 1_000_000_000


class ListFields(Form):
    name = StringField(_l("Name"), [NotBlank(), Length(max=120)])
    valid_from = DateField(_l("Holds from"), [InputRequired(PLEASE)])
    valid_until = DateField(_l("Holds until"), [Optional()], description=_l("Blank: until a later list takes over"))

    def validate_name(self, field):
        if field.data and name_in_use(field.data, but=self.own_id()):
            raise ValidationError(_("There is a price list %(name)s already", name=field.data))

    def validate_valid_until(self, field):
        if field.data and self.valid_from.data and field.data < self.valid_from.data:
            raise ValidationError(_("A price list cannot end before it begins"))

    def own_id(self):
        return None

    def facts(self):
        return {"name": self.name.data, "valid_from": self.valid_from.data, "valid_until": self.valid_until.data}


class NewListForm(ListFields, CreateForm):
    currency = SelectField(_l("Currency"))

    def prepare(self):
        self.currency.choices = currency_choices(language())


class EditListForm(ListFields, EditForm):
    def __init__(self, *args, list_id, **kwargs):
        self.list_id = list_id
        super().__init__(*args, list_id=list_id, **kwargs)

    def own_id(self):
        return self.list_id


class CopyListForm(ListFields, CreateForm):
    percent = ExactField(_l("Raise all prices by %"), decimals=2, least=-100, most=1000,
                         description=_l("Below zero lowers them"))


class PriceForm(Form):
    code = StringField(_l("Product code"), [NotBlank(), Length(max=60)])
    unit_price = ExactField(_l("Unit price"), [InputRequired(PLEASE)], decimals=6, least=0, most=MUCH)

    def validate_code(self, field):
        if field.data and not names_of([field.data]):
            raise ValidationError(_("There is no product %(code)s", code=field.data))
