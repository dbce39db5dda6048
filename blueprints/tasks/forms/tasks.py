"""A task as a person enters it."""
from datetime import date

from wtforms import DateField, HiddenField, IntegerField, StringField, TextAreaField, TimeField
from wtforms.validators import Length, NumberRange, Optional, StopValidation, ValidationError

from blueprints.tasks.labels import UNITS
from core.choosing import OwnerField, TeamField
from core.forms import CodeSelect, CreateForm, EditForm, Form, IdSelect, NotBlank
from core.times import today
from core.words import _, _l, _lp
from core.workspace import workspace
from measures.recurrence import MOST_EVERY
from measures.snoozing import CHOICES

EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)
CLOCK = ["%H:%M", "%H:%M:%S"]


class WithinCalendar:
    """A day that somebody can mean: a slip of the keyboard in the year is told at the field."""

    def __call__(self, form, field):
        if field.data and not EARLIEST <= field.data <= LATEST:
            raise ValidationError(_("Please check the year"))


class DayNeeded:
    """What repeats, or is due at a time of day, needs a day to begin with."""

    def __call__(self, form, field):
        if not any(field.raw_data or ()) and field.data is None and (form.unit.data or form.due_time.data):
            field.errors[:] = []
            raise StopValidation(_("Enter the day, too"))


def from_today_on(_form, field):
    if field.data is None or field.data < today(workspace()):
        raise ValidationError(_("Choose a day from today on"))


class TaskFields(Form):
    title = StringField(_l("Title"), [NotBlank(), Length(max=200)])
    notes = TextAreaField(_l("Notes"), [Length(max=10_000)], render_kw={"rows": 4})
    about = IdSelect(_lp("task", "About"))
    owner = OwnerField(_l("Whose task"))
    team = TeamField(_l("Team"), domain=None)
    due_on = DateField(_l("Due on"), [DayNeeded(), Optional(), WithinCalendar()])
    due_time = TimeField(_l("At"), [Optional()], format=CLOCK, description=_l("By the clock of the company."))
    unit = CodeSelect(_l("Repeats every"), choices=list(UNITS.items()))
    every = IntegerField(_l("How many of them"), [Optional(), NumberRange(1, MOST_EVERY)], default=1)

    def __init__(self, *args, subject=None, **kwargs):
        """`subject` is what the task is or may be about, as (id, name): it can be taken off, not changed."""
        self.subject = subject
        super().__init__(*args, subject=subject, **kwargs)

    def prepare(self):
        self.about.choices = [self.subject] if self.subject else []
        self.about.empty = _("Nothing in particular")
        self.unit.empty = _("Does not repeat")

    @property
    def facts(self):
        """What the actions take for the task itself."""
        return {"title": self.title.data, "notes": self.notes.data or "", "owner_id": self.owner.data,
                "team_id": self.team.data, "due_on": self.due_on.data, "due_time": self.due_time.data, **self.custom}

    @property
    def repeats(self):
        return (self.unit.data, self.every.data or 1) if self.unit.data else None


class NewTaskForm(TaskFields, CreateForm):
    back = HiddenField()


class TaskForm(TaskFields, EditForm):
    pass


class SnoozeForm(Form):
    """One of the choices, or a day."""

    until = HiddenField()
    day = DateField(_l("Until"), [Optional(), WithinCalendar()])

    def validate_until(self, field):
        if field.data not in (*CHOICES, "day"):
            raise ValidationError(_("Choose until when"))
        if field.data == "day":
            from_today_on(self, self.day)
