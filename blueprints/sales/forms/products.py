"""A product: its code and its name."""
from wtforms import StringField
from wtforms.validators import Length, ValidationError

from blueprints.sales.actions.products import code_in_use, code_key
from core.forms import CreateForm, EditForm, Form, NotBlank
from core.words import _, _l


class ProductFields(Form):
    code = StringField(_l("Code"), [NotBlank(), Length(max=60)])
    name = StringField(_l("Name"), [NotBlank(), Length(max=300)])

    def validate_code(self, field):
        if field.data and code_key(field.data) != code_key(self.own_code()) and code_in_use(field.data):
            raise ValidationError(_("There is a product %(code)s already, maybe in the archive", code=field.data))

    def own_code(self):
        return ""


class NewProductForm(ProductFields, CreateForm):
    pass


class EditProductForm(ProductFields, EditForm):
    def own_code(self):
        return self.code.object_data
