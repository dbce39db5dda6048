"""A plan as it is entered: its facts, a goal, a reading, a review."""
from types import SimpleNamespace

from wtforms import DateField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from blueprints.cooperation.labels import SIDES
from blueprints.evaluation.sources import sources_of
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.custom_forms import NumberBox
from core.exact_field import tidy
from core.forms import Acting, CodeSelect, CreateForm, EditForm, KnownYear, NotBlank
from core.words import _, _l, _lp
from models import WINDOW_DAYS

NEEDED = InputRequired(_l("Please fill this in"))
MUCH = 10**12
DOMAINS = {"supplier": "suppliers", "partner": "partners"}


class OwnedFields(Acting):
    """Whose it is: within what the role's domain lets the asker reach."""

    owner = OwnerField(_l("Owner"))
    team = TeamField(_l("Team"), domain=None)

    def __init__(self, *args, role, **kwargs):
        self.role = role
        super().__init__(*args, role=role, **kwargs)

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self, DOMAINS[self.role])

    @property
    def whose(self):
        return {"owner_id": self.owner.data, "team_id": self.team.data}


class PlanFields(OwnedFields):
    title = StringField(_lp("cooperation plan", "Name"), [NotBlank(), Length(max=200)])
    purpose = TextAreaField(_lp("cooperation plan", "What for"), [Length(max=10_000)], render_kw={"rows": 3})
    starts_on = DateField(_lp("cooperation plan", "From"), [NEEDED, KnownYear()])
    ends_on = DateField(_lp("cooperation plan", "To"), [NEEDED, KnownYear()])
    next_review_on = DateField(_l("Next review"), [Optional(), KnownYear()],
                               description=_l("It is on the owner's day then."))
    exit_terms = TextAreaField(_l("How either side gets out"), [Length(max=10_000)], render_kw={"rows": 3})

    @property
    def facts(self):
        return {"title": self.title.data, "purpose": self.purpose.data or "", "starts_on": self.starts_on.data,
                "ends_on": self.ends_on.data, "next_review_on": self.next_review_on.data,
                "exit_terms": self.exit_terms.data or "", **self.whose}


class NewPlanForm(PlanFields, CreateForm):
    pass


class PlanForm(PlanFields, EditForm):
    pass


def entered(plan):
    """A plan in the words of the form."""
    return SimpleNamespace(version=plan.version, title=plan.title, purpose=plan.purpose, starts_on=plan.starts_on,
                           ends_on=plan.ends_on, next_review_on=plan.next_review_on, exit_terms=plan.exit_terms,
                           owner=plan.owner_id, team=plan.team_id)


class GoalFields(Acting):
    title = StringField(_lp("cooperation plan", "Goal"), [NotBlank(), Length(max=200)])
    measure = CodeSelect(_l("Read from"), description=_l("A measure is read by itself at each review."))
    window_days = IntegerField(_l("Days it is read over"), [NEEDED, NumberRange(1, 1000)], default=WINDOW_DAYS)
    unit = StringField(_l("Unit"), [Length(max=40)], description=_l("Such as percent, days or pieces."))
    baseline = NumberBox(_l("Baseline"), [NEEDED], decimals=6, least=-MUCH, most=MUCH,
                         description=_l("Where it stands now."))
    target = NumberBox(_lp("goal", "Target"), [NEEDED], decimals=6, least=-MUCH, most=MUCH,
                       description=_l("Below the baseline where less is better."))
    weight = NumberBox(_l("Weight"), [NEEDED], decimals=2, least=1, most=1000,
                       description=_l("Against the other goals."))
    side = RadioField(_l("Who sees to it"), choices=list(SIDES.items()), default="both")

    def __init__(self, *args, role, **kwargs):
        self.role = role
        super().__init__(*args, role=role, **kwargs)

    def prepare(self):
        self.measure.empty = _("Entered by hand")
        self.measure.choices = [(source.code, source.label) for source in sources_of(self.role)]

    @property
    def facts(self):
        return {field.short_name: field.data for field in self.own_fields()} | {"unit": self.unit.data or ""}


class NewGoalForm(GoalFields, CreateForm):
    pass


class GoalForm(GoalFields, EditForm):
    pass


def entered_goal(goal):
    """A goal in the words of the form."""
    return SimpleNamespace(
        version=goal.version, title=goal.title, measure=goal.measure, window_days=goal.window_days, unit=goal.unit,
        baseline=tidy(goal.baseline), target=tidy(goal.target), weight=tidy(goal.weight), side=goal.side)


class ReadingForm(Acting, CreateForm):
    value = NumberBox(_lp("goal", "Value"), [NEEDED], decimals=6, least=-MUCH, most=MUCH)
    read_on = DateField(_lp("goal", "As of"), [NEEDED, KnownYear()])
    n = IntegerField(_l("Cases behind it"), [Optional(), NumberRange(1, 10**9)])
    note = StringField(_l("How it was found"), [Length(max=500)])

    @property
    def facts(self):
        return {"value": self.value.data, "read_on": self.read_on.data, "n": self.n.data, "note": self.note.data or ""}


class ReviewForm(Acting, CreateForm):
    held_on = DateField(_l("Held on"), [NEEDED, KnownYear()])
    minutes = TextAreaField(_lp("meeting", "Minutes"), [NotBlank(), Length(max=20_000)], render_kw={"rows": 6})
    decisions = TextAreaField(_l("Decisions"), [Length(max=10_000)], render_kw={"rows": 4})
    next_review_on = DateField(_l("Next review"), [Optional(), KnownYear()],
                               description=_l("It is on the owner's day then."))

    @property
    def facts(self):
        return {"held_on": self.held_on.data, "minutes": self.minutes.data, "decisions": self.decisions.data or "",
                "next_review_on": self.next_review_on.data}


class EndForm(Acting, CreateForm):
    why = TextAreaField(_l("Why it ended"), [NotBlank(), Length(max=2000)], render_kw={"rows": 3})
