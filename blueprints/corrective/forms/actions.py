"""A corrective action as a person opens it, one discipline of it, what is to prove it."""
from decimal import Decimal
from types import SimpleNamespace

from wtforms import DateField, HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from blueprints.corrective.labels import SEVERITIES, SIDES
from blueprints.corrective.queries.actions import people_of
from blueprints.evaluation.labels import PROMISES
from blueprints.evaluation.sources import sources_of
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.custom_forms import NumberBox
from core.forms import Acting, ActingForm, CodeSelect, EditForm, Form, IdSelect, KnownYear, NotBlank
from core.times import today
from core.words import _, _l, _lp
from core.workspace import workspace

DOMAINS = {"supplier": "suppliers", "partner": "partners"}
TOLERANCES = ("early", "late", "under", "over")
FILL_IN = InputRequired(_l("Please fill this in"))


class ActionFields(Form):
    title = StringField(_l("What went wrong"), [NotBlank(), Length(max=200)])
    severity = SelectField(_l("Severity"), choices=list(SEVERITIES.items()),
                           description=_l("The worse, the sooner things are due; containment always in 24 hours."))
    problem = TextAreaField(_lp("corrective action", "What was found"), [Length(max=10_000)], render_kw={"rows": 4})
    defect = StringField(_l("Kind of defect"), [Length(max=200)],
                         description=_l("As inspections name it: a new reject with it opens the action again."))
    contact_id = IdSelect(_l("Who answers for it over there"))
    owner = OwnerField(_l("Owner on our side"))
    team = TeamField(_l("Team"), domain=None)

    def __init__(self, *args, party_id, role, **kwargs):
        self.party_id, self.role = party_id, role
        super().__init__(*args, party_id=party_id, role=role, **kwargs)

    def prepare(self):
        self.contact_id.choices, self.contact_id.empty = people_of(self.party_id), _("Nobody yet")

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self, DOMAINS[self.role])

    @property
    def facts(self):
        return {"title": self.title.data, "severity": self.severity.data, "problem": self.problem.data or "",
                "defect": self.defect.data or "", "contact_id": self.contact_id.data, "owner_id": self.owner.data,
                "team_id": self.team.data}


class NewActionForm(ActionFields, ActingForm):
    """`led_by` and `led_id` name the row that led to it."""

    led_by = HiddenField()
    led_id = HiddenField()


class ActionForm(ActionFields, EditForm):
    pass


def entered(action):
    """An action in the words of its form."""
    return SimpleNamespace(version=action.version, title=action.title, severity=action.severity,
                           problem=action.problem, defect=action.defect, contact_id=action.contact_id,
                           owner=action.owner_id, team=action.team_id)


class StepForm(Acting, EditForm):
    text = TextAreaField(_l("What was found or done"), [Length(max=20_000)], render_kw={"rows": 8})
    side = SelectField(_l("Who has to do it"), choices=list(SIDES.items()))
    who = StringField(_lp("corrective action", "Who"), [Length(max=200)],
                      description=_l("Names, on their side or ours."))
    done_on = DateField(_l("Done on"), [Optional(), KnownYear()], description=_l("Empty: not done yet."))
    file_id = IdSelect(_l("File that shows it"),
                       description=_l("One of the files on this record: bring it there first."))

    def __init__(self, *args, files, **kwargs):
        self.files = files
        super().__init__(*args, files=files, **kwargs)

    def prepare(self):
        self.file_id.choices, self.file_id.empty = self.files, _("None")

    def validate_done_on(self, field):
        if field.data and field.data > today(workspace()):
            raise ValidationError(_("This day is still to come"))

    @property
    def facts(self):
        return {"text": self.text.data or "", "side": self.side.data, "who": self.who.data or "",
                "done_on": self.done_on.data, "file_id": self.file_id.data}


def number(label, *, most, least=0, decimals=2, needed=False, description=""):
    return NumberBox(label, [FILL_IN if needed else Optional()], decimals=decimals, least=least, most=most,
                     description=description)


class ProofForm(Acting, EditForm):
    measure = CodeSelect(_l("What is measured"))
    target = number(_lp("corrective action", "Target"), least=-10**9, most=10**9, decimals=4, needed=True,
                    description=_l("The figure to be reached: a percentage as 95, not 0.95."))
    check_on = DateField(_l("Check on"), [FILL_IN, KnownYear()])
    window_days = IntegerField(_l("Days the check reads"), [FILL_IN, NumberRange(1, 730)],
                               description=_l("Those before the day of the check."))
    watch_days = IntegerField(_l("Days it is watched afterwards"), [FILL_IN, NumberRange(1, 1095)],
                              description=_l("Whatever comes back within them opens the action again."))
    promise = SelectField(_l("Held to"), choices=list(PROMISES.items()), description=_l("Of what is delivered."))
    early = IntegerField(_l("Days early still welcome"), [Optional(), NumberRange(0, 365)],
                         description=_l("Empty: any day before."))
    late = IntegerField(_l("Days late still on time"), [Optional(), NumberRange(0, 365)])
    under = number(_l("Percent that may lack"), most=Decimal(100))
    over = number(_l("Percent that may be too much"), most=Decimal(1000), description=_l("Empty: any."))

    def __init__(self, *args, role, **kwargs):
        self.role = role
        super().__init__(*args, role=role, **kwargs)

    def prepare(self):
        self.measure.choices = [(source.code, source.label) for source in sources_of(self.role)]
        self.measure.empty = _("Please choose")

    def validate_measure(self, field):
        if not field.data:
            raise ValidationError(_("Please choose"))

    @property
    def settings(self):
        """Those of the measure that was chosen, as JSON keeps them."""
        known = next(source.settings for source in sources_of(self.role) if source.code == self.measure.data)
        given = {name: self[name].data for name in known if name in (*TOLERANCES, "promise")}
        return {name: float(value) if isinstance(value, Decimal) else value for name, value in given.items()
                if value is not None}

    @property
    def facts(self):
        return {"measure": self.measure.data, "settings": self.settings, "target": self.target.data,
                "check_on": self.check_on.data, "window_days": self.window_days.data,
                "watch_days": self.watch_days.data}


def proof_entered(action):
    """What is to prove it in the words of its form."""
    settings = action.settings or {}
    return SimpleNamespace(
        version=action.version, measure=action.measure, target=action.target, check_on=action.check_on,
        window_days=action.window_days, watch_days=action.watch_days, promise=settings.get("promise", "held"),
        **{name: settings.get(name) for name in TOLERANCES})


class DropForm(ActingForm):
    reason = StringField(_l("Why"), [NotBlank(), Length(max=500)])
