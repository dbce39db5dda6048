"""Forms that the rooms of suppliers and partners both show: what a second person agrees to, what people give."""
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.evaluation.labels import ACTIONS, EXCUSES
from core.forms import CreateForm, NotBlank
from core.times import today
from core.words import _, _l
from core.workspace import workspace
from models import GUARDED

NOTE = [Length(max=2000)]


class ExcuseForm(CreateForm):
    code = SelectField(_l("Why it is not to count"), choices=list(EXCUSES.items()))
    note = TextAreaField(_l("In detail"), NOTE, render_kw={"rows": 3})

    def validate_note(self, field):
        if self.code.data == "other" and not field.data:
            raise ValidationError(_("Please fill this in"))

    @property
    def facts(self):
        return {"code": self.code.data, "note": self.note.data}


class OverrideForm(CreateForm):
    action = SelectField(_l("What is to be allowed"))
    reason = TextAreaField(_l("Why"), [NotBlank(), *NOTE], render_kw={"rows": 3})
    expires_on = DateField(_l("Until"), [InputRequired(_l("Please fill this in"))])

    def __init__(self, *args, role, **kwargs):
        self.role = role
        super().__init__(*args, role=role, **kwargs)

    def prepare(self):
        self.action.choices = [(code, ACTIONS[code]) for code in GUARDED[self.role]]

    def validate_expires_on(self, field):
        if field.data and not 0 <= (field.data - today(workspace())).days <= 366:
            raise ValidationError(_("A day within a year from today"))

    @property
    def facts(self):
        return {"action": self.action.data, "reason": self.reason.data, "expires_on": self.expires_on.data}


GIVEN = {"5": _l("5 – excellent"), "4": _l("4 – good"), "3": _l("3 – fair"), "2": _l("2 – weak"),
         "1": _l("1 – poor")}


def judging_form(criteria, given):
    """A form with one question for each judged criterion. `given`: {criterion id: Judgement} of whoever asks."""
    fields = {}
    for criterion in criteria:
        held = given.get(criterion.id)
        fields[f"given_{criterion.id}"] = SelectField(
            criterion.name, choices=[("", _l("No judgement")), *GIVEN.items()], description=criterion.hint,
            default=str(held.given) if held else "")
        fields[f"comment_{criterion.id}"] = StringField(_l("Comment"), NOTE, default=held.comment if held else "")
    return type("JudgingForm", (CreateForm,), fields)()


def judged(form, criteria):
    """{criterion id: (given or None, comment)} as entered."""
    return {each.id: (int(form[f"given_{each.id}"].data) if form[f"given_{each.id}"].data else None,
                      form[f"comment_{each.id}"].data) for each in criteria}
