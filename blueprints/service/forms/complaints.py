"""What is written at each stage of a complaint. Anything may stay empty: what a stage needs is asked on leaving it."""
from decimal import Decimal

from wtforms import BooleanField, DateField, StringField, TextAreaField
from wtforms.validators import Length, Optional, ValidationError

from blueprints.service.labels import COMPLEXITIES, DECISIONS, REMEDIES, SEVERITIES
from blueprints.service.queries.complaints import cause_choices
from core.custom_forms import NumberBox
from core.forms import CodeSelect, CreateForm, EditForm, IdSelect, KnownYear, NotBlank
from core.money import decimals, major, minor_units
from core.times import today
from core.words import _, _l, _lp
from core.workspace import workspace
from models import COMPLAINT_STAGES

LONG = [Length(max=20_000)]


def text(label, description=""):
    return TextAreaField(label, LONG, render_kw={"rows": 3}, description=description)


def amount(label, description=""):
    return NumberBox(label, [Optional()], decimals=3, least=0, most=Decimal(10) ** 12, description=description)


def cents_of(field):
    return None if field.data is None else minor_units(field.data, workspace().currency)


def refuse_fractions(_form, field):
    """An amount that the home currency cannot say."""
    if field.data is not None and -field.data.as_tuple().exponent > decimals(workspace().currency):
        raise ValidationError(_("%(currency)s has no such small amounts", currency=workspace().currency))


class StageForm(EditForm):
    """`obj` is the file with the ticket's severity: see `entered`."""

    @property
    def facts(self):
        return {field.name: "" if field.data is None and isinstance(field, StringField) else field.data
                for field in self.own_fields()}


class ReceiptForm(StageForm):
    what_happened = text(_lp("complaint", "What happened"))
    remedy_wanted = text(_l("Remedy wanted"), _l("What the customer asks for, in their words."))
    remedy_asked = CodeSelect(_l("What they ask for"), choices=list(REMEDIES.items()),
                              description=_l("The nearest of these: the yearly report counts by it."))
    is_vulnerable = BooleanField(_l("A vulnerable person: somebody who needs more care than others"))

    def prepare(self):
        self.remedy_asked.empty = _("Not said")


class AssessmentForm(StageForm):
    severity = CodeSelect(_l("Severity"), choices=list(SEVERITIES.items()))
    is_safety = CodeSelect(_l("Safety at risk"), choices=[("yes", _l("Yes")), ("no", _l("No"))], description=_l(
        "Yes makes the ticket urgent and tells whoever leads the team."))
    complexity = CodeSelect(_l("Complexity"), choices=list(COMPLEXITIES.items()))
    impact = text(_l("Impact"))
    immediate_action = text(_l("Immediate action"))

    def prepare(self):
        self.severity.empty = self.is_safety.empty = self.complexity.empty = _("Not said")

    @property
    def facts(self):
        return super().facts | {"is_safety": {"yes": True, "no": False}.get(self.is_safety.data)}


class InvestigationForm(StageForm):
    findings = text(_l("Findings"))
    evidence = text(_l("Evidence"))
    people_asked = text(_l("People asked"))
    cause_id = IdSelect(_l("Root cause"))
    unknown_because = text(_l("Unknown because"), _l("Only where no cause was found."))

    def __init__(self, *args, obj=None, **kwargs):
        self.held_cause = obj and obj.cause_id
        super().__init__(*args, obj=obj, **kwargs)

    def prepare(self):
        self.cause_id.empty, self.cause_id.choices = _("Not known"), cause_choices(self.held_cause)


class ResponseForm(StageForm):
    correction = text(_l("Correction"), _l("What is put right now."))
    prevention = text(_l("Prevention"), _l("So that it does not happen again."))
    remedy = CodeSelect(_l("Remedy given"), choices=list(REMEDIES.items()))
    remedy_given = text(_l("In detail"))
    cost = amount(_l("Cost"))

    validate_cost = refuse_fractions

    def prepare(self):
        self.remedy.empty = _("Not said")
        self.cost.description = _("In %(currency)s; 0 where it costs nothing.", currency=workspace().currency)

    @property
    def facts(self):
        held = super().facts
        del held["cost"]
        return held | {"cost_cents": cents_of(self.cost)}


class DecisionForm(StageForm):
    decision = text(_l("Decision"), _l("As the customer is told it."))
    decided_on = DateField(_l("Decided on"), [Optional(), KnownYear()])
    recourse = text(_l("Recourse outside"), _l("Where the customer can turn to if they are not content."))

    def validate_decided_on(self, field):
        if field.data and field.data > today(workspace()):
            raise ValidationError(_("This day is still to come"))


class ClosingForm(StageForm):
    outcome = CodeSelect(_l("Outcome"), choices=list(DECISIONS.items()))
    further_step = text(_l("Further step"), _l("Where they rejected it: what is done next, by us or outside."))

    def prepare(self):
        self.outcome.empty = _("Not said")


FORMS = dict(zip(COMPLAINT_STAGES, (ReceiptForm, StageForm, StageForm, AssessmentForm, InvestigationForm, ResponseForm,
                                    DecisionForm, ClosingForm, StageForm), strict=True))


class Entered:
    """A file in the words of its forms."""

    def __init__(self, file, ticket):
        self._file, self.severity = file, ticket.severity
        self.is_safety = {True: "yes", False: "no", None: None}[file.is_safety]
        self.cost = None if file.cost_cents is None else major(file.cost_cents, file.currency)

    def __getattr__(self, name):
        return getattr(self._file, name)


class NewCauseForm(CreateForm):
    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])
    parent = IdSelect(_l("Below"))

    def prepare(self):
        self.parent.empty, self.parent.choices = _("Nothing: a root cause of its own"), cause_choices()


class CauseForm(EditForm):
    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])


class ApprovalForm(CreateForm):
    limit = amount(_l("A second person approves from above"), _l("Empty: no remedy needs a second person."))

    validate_limit = refuse_fractions

    @property
    def cents(self):
        return cents_of(self.limit)
