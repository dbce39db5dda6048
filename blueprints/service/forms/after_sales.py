"""What is entered of a return, a repair or a visit: the step it came to, a part, what came of it, who signs."""
from decimal import Decimal
from types import SimpleNamespace

from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from blueprints.service.forms.complaints import cents_of, refuse_fractions
from blueprints.service.labels import RESULTS
from blueprints.service.queries.settings import product_id
from blueprints.service.signatures import png_of
from core.custom_forms import NumberBox
from core.exact_field import ExactField
from core.forms import CodeSelect, CreateForm, EditForm, IdSelect, NotBlank
from core.money import major
from core.words import _, _l, _lp
from core.workspace import workspace

NEEDED = InputRequired(_l("Please fill this in"))


def cost(label, **facts):
    return NumberBox(label, decimals=3, least=0, most=Decimal(10) ** 9, **facts)


class StepForm(CreateForm):
    step = IdSelect(_lp("after-sales", "It came to"), [NEEDED])
    note = StringField(_l("Note"), [Length(max=1_000)], id="step-note")
    seen = HiddenField()

    def __init__(self, *args, later=(), here=None, **kwargs):
        self.later = later
        super().__init__(*args, step=later[0].id if later else None, seen=str(here.id if here else 0), **kwargs)

    def prepare(self):
        self.once.id, self.step.empty = "step-once", _("Not said")
        self.step.choices = [(step.id, step.name) for step in self.later]

    @property
    def last_seen(self):
        return int(self.seen.data) if (self.seen.data or "").isdecimal() else 0


class PartForm(CreateForm):
    part = StringField(_lp("repair", "Part"), [NotBlank(), Length(max=300)],
                       description=_l("The code or name of a product, or any words."))
    quantity = ExactField(_l("Quantity"), [NEEDED], decimals=3, least=Decimal("0.001"), most=Decimal(10) ** 5,
                          default=Decimal(1))
    unit_cost = cost(_l("Cost of one"), validators=[NEEDED])

    validate_unit_cost = refuse_fractions

    def prepare(self):
        self.once.id = "part-once"
        self.unit_cost.description = _("In %(currency)s; 0 where it costs nothing.", currency=workspace().currency)

    @property
    def product_id(self):
        return product_id(self.part.data)

    @property
    def cents(self):
        return cents_of(self.unit_cost)


class ResultForm(EditForm):
    result = CodeSelect(_l("Result"), choices=list(RESULTS.items()))
    outcome = TextAreaField(_l("What was done"), [Length(max=20_000)], render_kw={"rows": 3})
    work_cost = cost(_l("Cost of the work"), validators=[Optional()])

    validate_work_cost = refuse_fractions

    def prepare(self):
        self.result.empty = _("Not said")
        self.work_cost.description = _("In %(currency)s; 0 where it costs nothing.", currency=workspace().currency)

    @property
    def facts(self):
        return {"result": self.result.data, "outcome": self.outcome.data or "", "work_cents": cents_of(self.work_cost)}


def entered(held):
    """What is written of it in the words of the form."""
    if held is None:
        return SimpleNamespace(version=0, result=None, outcome="", work_cost=None)
    worth = None if held.work_cents is None else major(held.work_cents, held.currency)
    return SimpleNamespace(version=held.version, result=held.result, outcome=held.outcome, work_cost=worth)


class SignOffForm(CreateForm):
    work = TextAreaField(_l("Work done"), [NotBlank(), Length(max=20_000)], render_kw={"rows": 6})
    name = StringField(_l("Your name"), [NotBlank(), Length(max=200)], render_kw={"autocomplete": "off"},
                       description=_l("Typed, it counts as your signature where you draw none."))
    agreed = BooleanField(_l("The work above was done"), [InputRequired(_l("Please tick this, or do not sign"))])
    drawing = HiddenField()

    def validate_drawing(self, field):
        try:
            self.png = png_of(field.data)
        except ValueError:
            field.data = ""
            told = _("The drawn signature did not arrive whole: draw it again, or type your name")
            raise ValidationError(told) from None


class VoidSignOffForm(CreateForm):
    reason = TextAreaField(_l("Why"), [NotBlank(), Length(max=2_000)], render_kw={"rows": 3})
