"""What came of a follow-up, the rhythm of a customer, the rule of a class, as they are entered."""
from wtforms import DateField, HiddenField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from blueprints.visits.labels import OUTCOMES, RULES, SATISFACTION, WAYS
from core.forms import Acting, CodeSelect, CreateForm, EditForm, KnownYear
from core.times import today
from core.words import _, _l, _lp
from core.workspace import workspace

NEEDED = InputRequired(_l("Please fill this in"))
MOST_DAYS = 1000


class OutcomeForm(Acting, CreateForm):
    outcome = RadioField(_l("Outcome"), choices=list(OUTCOMES.items()), default="well")
    way = SelectField(_lp("follow-up", "How"), choices=list(WAYS.items()))
    minutes = IntegerField(_l("Minutes"), [Optional(), NumberRange(0, 10_000)])
    note = TextAreaField(_l("What was said"), [Length(max=20_000)], render_kw={"rows": 4})
    satisfaction = CodeSelect(_lp("follow-up", "Satisfaction"),
                              choices=[(str(score), text) for score, text in SATISFACTION.items()])
    preference = StringField(_l("What they prefer"), [Length(max=500)],
                             description=_l("It joins their preferences."))
    next_on = DateField(_l("Next on"), [Optional(), KnownYear()], description=_l("Empty: by their rhythm."))
    task = StringField(_l("To do"), [Length(max=200)], description=_l("It becomes a task of yours."))
    task_due_on = DateField(_l("Do it by"), [Optional(), KnownYear()])
    day = HiddenField()

    def prepare(self):
        self.satisfaction.empty = _("Nobody said")

    @property
    def facts(self):
        score = self.satisfaction.data
        return {"outcome": self.outcome.data, "way": self.way.data, "minutes": self.minutes.data,
                "note": self.note.data or "", "satisfaction": int(score) if score else None,
                "preference": self.preference.data or "", "next_on": self.next_on.data, "task": self.task.data or "",
                "task_due_on": self.task_due_on.data}


class RhythmForm(EditForm):
    mode = RadioField(_lp("follow-up", "Rhythm"), choices=[
        ("rule", _l("By their class, their play, their purchases")), ("own", _l("Every so many days")),
        ("off", _l("Not at all"))])
    days = IntegerField(_l("Days"), [Optional(), NumberRange(1, MOST_DAYS)])
    way = CodeSelect(_lp("follow-up", "How"), choices=list(WAYS.items()))
    next_on = DateField(_lp("follow-up", "Agreed on"), [Optional(), KnownYear()],
                        description=_l("A day you agreed on with them; it goes before the rhythm."))

    def prepare(self):
        self.way.empty = _("As for their class")

    def validate_mode(self, field):
        if field.data == "own" and not self.days.data:
            raise ValidationError(_("Enter the days, too"))

    def validate_next_on(self, field):
        if field.data and field.data < today(workspace()):
            raise ValidationError(_("Choose a day from today on"))

    @property
    def facts(self):
        return {"mode": self.mode.data, "days": self.days.data, "way": self.way.data, "next_on": self.next_on.data}


class RuleForm(EditForm):
    basis = RadioField(_lp("follow-up", "Rhythm"), choices=list(RULES.items()))
    days = IntegerField(_l("Days"), [NEEDED, NumberRange(1, MOST_DAYS)])
    way = SelectField(_lp("follow-up", "How"), choices=list(WAYS.items()))
    script = TextAreaField(_lp("step", "Script"), [Length(max=10_000)], render_kw={"rows": 6})

    @property
    def facts(self):
        return {"basis": self.basis.data, "days": self.days.data, "way": self.way.data,
                "script": self.script.data or ""}
