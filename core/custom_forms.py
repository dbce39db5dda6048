"""Custom fields in forms: `with_custom_fields(CustomerForm, "party")` is that form with the fields of its kind.

They are opened with what the record holds, `form(obj=task, **custom_values(task))`; `form.custom` is what to put back,
by `set_custom_values(record, form.custom)`. Conflicts and errors are theirs as any field's.
"""
from datetime import date
from decimal import Decimal

from wtforms import DateField, StringField
from wtforms.validators import Length, Optional, ValidationError

from core.custom_fields import LARGEST, LONGEST, YES_NO, custom_fields
from core.exact_field import ExactField, tidy
from core.forms import CodeSelect
from core.links import is_link
from core.money import major, minor_units
from core.words import _
from core.workspace import workspace


class TextBox(StringField):
    @property
    def held(self):
        return self.data or None


class LinkBox(TextBox):
    def pre_validate(self, form):
        if self.data and not is_link(self.data):
            raise ValidationError(_("A link begins with https:// or http://"))


class NumberBox(ExactField):
    def process_data(self, value):
        self.data = None if value in (None, "") else tidy(Decimal(value))

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        self.data = tidy(self.data) if self.data is not None and self.data.is_finite() else self.data

    @property
    def held(self):
        return None if self.data is None else f"{self.data:f}"


class MoneyBox(NumberBox):
    """Typed in major units of the home currency, held in minor ones."""

    def process_data(self, value):
        super().process_data(None if value is None else major(value, workspace().currency))

    @property
    def held(self):
        return None if self.data is None else minor_units(self.data, workspace().currency)


class DayBox(DateField):
    def process_data(self, value):
        self.data = date.fromisoformat(value) if value else None

    @property
    def held(self):
        return self.data.isoformat() if self.data else None


class ChoiceBox(CodeSelect):
    """What a record holds stays among the choices, whatever became of them since."""

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, empty="—", **kwargs)
        self.choices = [(name, name) for name in offered]

    def process_data(self, value):
        self.data = value
        if value is not None and value not in dict(self.choices):
            self.choices = [*self.choices, (value, value)]

    @property
    def held(self):
        return self.data


class YesNoBox(CodeSelect):
    """Yes, no, or not known: a tick box would say "no" of all that nobody has asked yet."""

    def process_data(self, value):
        self.data = {True: "yes", False: "no", None: None}[value]

    @property
    def held(self):
        return {"yes": True, "no": False, None: None}[self.data]


def field_for(field, label=None, hint=None, as_typed=False):
    """The form's field for a custom field. `as_typed`: amounts are given to it in major units, as people type them."""
    facts = {"label": label or field.name, "description": field.hint if hint is None else hint}
    if field.type in ("number", "money"):
        box = MoneyBox if field.type == "money" and not as_typed else NumberBox
        unit = {"description": workspace().currency} if field.type == "money" and not facts["description"] else {}
        return box(validators=[Optional()], decimals=field.places, least=-LARGEST, most=LARGEST, **facts | unit)
    if field.type == "date":
        return DayBox(validators=[Optional()], **facts)
    if field.type == "choice":
        return ChoiceBox(offered=field.choices, **facts)
    if field.type == "yes-no":
        choices = [("yes", YES_NO[True]), ("no", YES_NO[False])]
        return YesNoBox(choices=choices, empty="—", **facts)
    box, typed = (LinkBox, "url") if field.type == "link" else (TextBox, "text")
    return box(validators=[Length(max=LONGEST)], render_kw={"type": typed}, **facts)


class CustomFields:
    """What a form with custom fields knows besides."""

    custom_keys = ()

    @property
    def custom_fields(self):
        """The fields of the form, in their order."""
        return [self[key] for key in self.custom_keys]

    @property
    def custom(self):
        """{key: value as a record holds it, or None} of all of them."""
        return {key: self[key].held for key in self.custom_keys}


def with_custom_fields(form, kind):
    """`form`, a class, with the custom fields of records of a kind after its own."""
    fields = {field.key: field_for(field) for field in custom_fields(kind)}
    return type(form.__name__, (CustomFields, form), {**fields, "custom_keys": tuple(fields)})
