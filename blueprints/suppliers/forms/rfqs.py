"""A request for quotation, and what a supplier answered to it."""
from wtforms import DateField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from blueprints.evaluation.category_field import CategorySelect
from blueprints.evaluation.ticked import TickedFields
from blueprints.suppliers.forms.purchases import MUCH, NEEDED
from blueprints.suppliers.queries.rfqs import MOST
from core.exact_field import ExactField
from core.forms import ActingForm, NotBlank
from core.money import currency_choices
from core.times import end_of, today
from core.words import _, _l, language
from core.workspace import workspace


class RfqForm(TickedFields, ActingForm):
    title = StringField(_l("What is needed"), [NotBlank(), Length(max=200)])
    need = TextAreaField(_l("In detail"), [Length(max=20_000)], render_kw={"rows": 4})
    due_on = DateField(_l("Answer by"), [NEEDED])
    category = CategorySelect()

    def prepare(self):
        self.offer("supplier")

    def validate_due_on(self, field):
        if field.data and not 0 <= (field.data - today(workspace())).days <= 366:
            raise ValidationError(_("A day within a year from today"))

    def validate_parties(self, field):
        if not field.data:
            raise ValidationError(_("Choose at least one supplier"))
        if len(field.data) > MOST:
            raise ValidationError(_("At most %(num)s suppliers at once", num=MOST))

    @property
    def facts(self):
        return {"title": self.title.data, "need": self.need.data, "category": self.category.chosen,
                "due_at": end_of(self.due_on.data, workspace().time_zone)}


class AnswerForm(ActingForm):
    answered_on = DateField(_l("Answered on"), [NEEDED])
    unit_price = ExactField(_l("Unit price"), decimals=6, least=0, most=MUCH)
    currency = SelectField(_l("Currency"))
    lead_days = IntegerField(_l("Days until delivery"), [Optional(), NumberRange(0, 3650)])
    valid_until = DateField(_l("Valid until"), [Optional()])
    note = TextAreaField(_l("Note"), [Length(max=5000)], render_kw={"rows": 2})

    def prepare(self):
        self.currency.choices = currency_choices(language())

    def validate_unit_price(self, field):
        if field.data is None and not field.errors:
            raise ValidationError(_("Please fill this in"))

    @property
    def facts(self):
        return {"on": self.answered_on.data, "unit_price": self.unit_price.data,
                "currency": self.currency.data, "lead_days": self.lead_days.data,
                "valid_until": self.valid_until.data, "note": self.note.data}


class DeclineForm(ActingForm):
    declined_on = DateField(_l("Declined on"), [InputRequired(_l("Please fill this in"))])
    reason = StringField(_l("Why"), [Length(max=500)])

    @property
    def facts(self):
        return {"on": self.declined_on.data, "reason": self.reason.data}
