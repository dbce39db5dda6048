"""A selection as it is entered: what is needed, the criteria, the candidates, what was found of them."""
from decimal import Decimal
from types import SimpleNamespace

from wtforms import (
    FieldList,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from blueprints.evaluation.actions.selections import MOST_CRITERIA, Criterion
from blueprints.evaluation.labels import FILLED, INDEX_TABLES, WEIGHINGS
from blueprints.evaluation.ticked import BoxList, TickedFields
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.custom_forms import NumberBox
from core.exact_field import tidy
from core.forms import ActingForm, CodeSelect, CreateForm, EditForm, Form, IdSelect, NotBlank
from core.money import format_number
from core.words import _, _l, language

FILL_IN = InputRequired(_l("Please fill this in"))
MUCH = 1_000_000_000


def measure(label, **kwargs):
    return NumberBox(label, [Optional()], decimals=6, least=-MUCH, most=MUCH, **kwargs)


class SelectionFields:
    """`of_room` gives it the fields `owner` and `team`, and the `room`."""

    title = StringField(_l("What is needed"), [NotBlank(), Length(max=200)])
    need = TextAreaField(_l("In detail"), [Length(max=20_000)], render_kw={"rows": 4})
    cost_per_return = NumberBox(_l("Cost of a bad piece"), [Optional()], decimals=6, least=0, most=MUCH, description=_l(
        "Sending it back, sorting, standing still, in home currency. With it the total cost of a piece is shown."))

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self, self.room.domain)

    @property
    def facts(self):
        cost = {"cost_per_return": self.cost_per_return.data} if self.room.is_delivering else {}
        return {"title": self.title.data, "need": self.need.data, "owner_id": self.owner.data,
                "team_id": self.team.data, **cost}


class CandidateFields(TickedFields):
    rfq = IdSelect(_l("From a request for quotation"), description=_l("Whoever was asked and did not decline."))
    parties = BoxList(_l("Candidates"))

    def prepare(self):
        if "rfq" in self:
            self.rfq.choices, self.rfq.empty = self.requests, _("None")
        self.offer(self.room.role)

    def __init__(self, *args, requests, **kwargs):
        self.requests = requests
        super().__init__(*args, requests=requests, **kwargs)

    @property
    def rfq_id(self):
        return self.rfq.data if "rfq" in self else None


def of_room(form, room):
    """The form as a room shows it: with its teams and its word for who is in charge; quotes and the cost of a piece
    only where something is delivered."""
    fields = {"room": room}
    if issubclass(form, SelectionFields):
        fields |= {"owner": OwnerField(room.manager), "team": TeamField(_l("Team"), domain=room.domain)}
    if not room.is_delivering:
        fields |= {"rfq": None, "cost_per_return": None}
    return type(form.__name__, (form,), fields)


class NewSelectionForm(SelectionFields, CandidateFields, ActingForm):
    template = CodeSelect(_l("Criteria of"), description=_l("They can be changed afterwards."))

    def __init__(self, *args, templates, **kwargs):
        self.templates = templates
        super().__init__(*args, templates=templates, **kwargs)

    def prepare(self):
        super().prepare()
        self.template.choices = [(each.code, each.name) for each in self.templates]
        self.template.empty = (_("Quality, price, delivery, service") if self.room.is_delivering else
                               _("Task, learning, partnering and risk"))


class SelectionForm(SelectionFields, EditForm):
    """A selection that is here."""


def entered(selection):
    return SimpleNamespace(version=selection.version, title=selection.title, need=selection.need,
                           owner=selection.owner_id, team=selection.team_id, cost_per_return=selection.cost_per_return)


class CandidatesForm(CandidateFields, ActingForm):
    def validate_parties(self, field):
        if not field.data and not self.rfq_id:
            raise ValidationError(_("Choose at least one supplier") if self.room.is_delivering else
                                  _("Choose at least one partner"))


class KnockOutForm(CreateForm):
    reason = StringField(_l("Why"), [NotBlank(), Length(max=500)])


class CriterionForm(Form):
    id = HiddenField()
    name = StringField(_l("Name"), [Length(max=100)])
    weight = NumberBox(_l("Weight"), [Optional()], decimals=2, least=0, most=100)
    worst = measure(_l("0 points at"))
    best = measure(_l("100 points at"))
    least = measure(_l("Limit"))
    filled_from = CodeSelect(_l("Filled from"))

    def prepare(self):
        self.filled_from.choices, self.filled_from.empty = list(FILLED.items()), _("What we find")

    def validate(self, extra_validators=None):
        valid = super().validate(extra_validators)
        for field in (self.worst, self.best) if self.name.data else ():
            if field.data is None and not field.errors:
                field.errors, valid = [_("Please fill this in")], False
        if self.name.data and self.worst.data is not None and self.worst.data == self.best.data:
            self.best.errors, valid = [_("0 and 100 points cannot be given for the same")], False
        return valid

    @property
    def criterion(self):
        entered = str(self.id.data or "")  # a number where nothing was sent of a row that is kept
        return Criterion(self.name.data, self.weight.data or Decimal(0), self.worst.data, self.best.data,
                         self.least.data, self.filled_from.data, int(entered) if entered.isdigit() else None)


class CriteriaForm(EditForm):
    weights_from = RadioField(_l("Where the weights come from"), choices=list(WEIGHINGS.items()))
    ri_table = SelectField(_l("Random index"), choices=list(INDEX_TABLES.items()), description=_l(
        "By it the contradictions of comparisons are judged."))
    rows = FieldList(FormField(CriterionForm), min_entries=MOST_CRITERIA, max_entries=MOST_CRITERIA)

    def validate_rows(self, field):
        named = [row.form for row in field if row.form.name.data]
        if not named:
            raise ValidationError(_("Enter at least one criterion"))
        names = [form.name.data.casefold() for form in named]
        if len(set(names)) < len(names):
            raise ValidationError(_("Two criteria cannot have the same name"))
        whole = sum(form.weight.data or Decimal(0) for form in named)
        if self.weights_from.data == "direct" and whole != 100:
            told = format_number(tidy(whole), language())
            named[0].weight.errors = [_("The weights come to %(sum)s, not to 100", sum=told)]
            raise ValidationError(_("The weights come to %(sum)s, not to 100", sum=told))

    @property
    def criteria(self):
        return [row.form.criterion for row in self.rows if row.form.name.data]


def entered_criteria(selection, criteria):
    rows = [SimpleNamespace(**{name: getattr(each, name) for name in (
        "id", "name", "weight", "worst", "best", "least", "filled_from")}) for each in criteria]
    return SimpleNamespace(version=selection.version, weights_from=selection.weights_from, ri_table=selection.ri_table,
                           rows=rows)
