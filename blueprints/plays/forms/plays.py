"""A play and its steps as they are entered."""
from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from blueprints.plays.labels import ENTRIES, GOALS, OWNERS, TIMINGS, WAYS
from core.choosing import OwnerField
from core.class_labels import CLASSES, GEOGRAPHIES, SIZES
from core.forms import Acting, CodeSelect, CreateForm, EditForm, Form, NotBlank
from core.words import _, _l, _lp, _p

NEEDED = InputRequired(_l("Please fill this in"))
MOST_DAYS = 1000


class PlayFields(Form):
    name = StringField(_lp("play", "Name"), [NotBlank(), Length(max=200)])
    note = TextAreaField(_lp("play", "What for"), [Length(max=5000)], render_kw={"rows": 3})
    lifecycle = SelectField(_l("Class"), choices=list(CLASSES.items()))
    size = CodeSelect(_l("Size"), choices=list(SIZES.items()))
    geography = CodeSelect(_l("Geography"), choices=[(code, label) for code, label in GEOGRAPHIES.items()
                                                    if code != "unknown"])
    enters = RadioField(_l("How customers enter it"), choices=list(ENTRIES.items()), default="change")
    after_days = IntegerField(_l("Days in the class before"), [Optional(), NumberRange(0, MOST_DAYS)], default=0,
                              description=_l("For those who are in the class already."))
    goal = RadioField(_lp("play", "Goal"), choices=list(GOALS.items()), default="better",
                      description=_l("It stops when the goal is reached or the class changes."))

    def prepare(self):
        self.size.empty, self.geography.empty = _("All sizes"), _p("geography", "Everywhere")

    @property
    def facts(self):
        return {field.short_name: field.data for field in self.own_fields()} | {
            "note": self.note.data or "", "after_days": self.after_days.data or 0}


class NewPlayForm(PlayFields, CreateForm):
    pass


class PlayForm(PlayFields, EditForm):
    pass


class StepFields(Acting):
    name = StringField(_lp("step", "What to do"), [NotBlank(), Length(max=150)])
    way = SelectField(_lp("step", "How"), choices=list(WAYS.items()))
    timing = RadioField(_lp("step", "When"), choices=list(TIMINGS.items()), default="after")
    days = IntegerField(_l("Days"), [NEEDED, NumberRange(0, MOST_DAYS)], default=0)
    whose = RadioField(_l("Whose task"), choices=list(OWNERS.items()), default="owner")
    person = OwnerField(_l("Person"))
    script = TextAreaField(_lp("step", "Script"), [Length(max=10_000)], render_kw={"rows": 6},
                           description=_l("What to say or to ask; it stands in the task."))

    @property
    def facts(self):
        return {"name": self.name.data, "way": self.way.data, "timing": self.timing.data, "days": self.days.data,
                "whose": self.whose.data, "person_id": self.person.data if self.whose.data == "person" else None,
                "script": self.script.data or ""}


class NewStepForm(StepFields, CreateForm):
    pass


class StepForm(StepFields, EditForm):
    pass


class StartForm(Acting, CreateForm):
    """Which play a customer is to begin."""

    play = RadioField(_lp("customers", "Play"), [NEEDED], coerce=lambda value: int(value) if value else None)

    def __init__(self, *args, offered, **kwargs):
        self.offered = offered
        super().__init__(*args, offered=offered, **kwargs)

    def prepare(self):
        self.play.choices = [tuple(row) for row in self.offered]
