"""A questionnaire as it is drafted, asked and answered."""
from types import SimpleNamespace

from wtforms import DateField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from blueprints.evaluation.forms.templates import exact, number, plain
from blueprints.evaluation.labels import QUESTION_KINDS
from blueprints.evaluation.questionnaire_sources import YES_NO
from core.forms import Acting, CreateForm, EditForm, Form, IdSelect, NotBlank
from core.times import today
from core.words import _, _l, _lp
from core.workspace import workspace

NEEDED = InputRequired(_l("Please fill this in"))
MUCH = 10**9


class NewQuestionnaireForm(CreateForm):
    name = StringField(_l("Name"), [NotBlank(), Length(max=120)])
    note = TextAreaField(_l("Note"), [Length(max=2000)], render_kw={"rows": 2})


class QuestionForm(EditForm):
    text = StringField(_lp("questionnaire", "Question"), [NotBlank(), Length(max=500)])
    kind = SelectField(_l("Kind of answer"), choices=list(QUESTION_KINDS.items()))
    points = IntegerField(_l("Points at most"), [NEEDED, NumberRange(0, 1000)], default=10,
                          description=_l("0: it is only asked."))
    good = SelectField(_l("The good answer"), choices=list(YES_NO.items()), description=_l("Of yes or no."))
    options = TextAreaField(_l("Answers to choose from"), [Length(max=2000)], render_kw={"rows": 4}, description=_l(
        "Of a choice: one a line, with its points behind a comma; as in ISO 9001, 10."))
    worst = number(_l("0 points at"), least=-MUCH, most=MUCH, description=_l("Of a number."))
    best = number(_l("All points at"), least=-MUCH, most=MUCH)

    def validate_options(self, field):
        if self.kind.data == "choice" and options_of(field.data, self.points.data or 0) is None:
            raise ValidationError(_("Please write an answer, a comma and its points a line, no more than there are"))

    def validate_kind(self, field):
        worst, best = self.worst.data, self.best.data
        if field.data == "number" and self.points.data and (None in (worst, best) or worst == best):
            raise ValidationError(_("Please fill in where it gives no points and where it gives all"))

    @property
    def facts(self):
        kind = self.kind.data
        scale = {"yes_no": {"good": self.good.data}, "text": {},
                 "number": {"worst": plain(self.worst.data), "best": plain(self.best.data)},
                 "choice": {"options": options_of(self.options.data, self.points.data or 0)}}[kind]
        return {"text": self.text.data, "kind": kind, "points": 0 if kind == "text" else self.points.data,
                "scale": scale}


def options_of(text, most):
    """[[label, points], …] of the lines; None where they are none."""
    found = []
    for line in (text or "").replace("，", ",").splitlines():
        label, comma, points = line.rpartition(",")
        if not line.strip():
            continue
        if not comma or not label.strip() or not points.strip().isdecimal() or int(points) > most:
            return None
        found.append([label.strip(), int(points)])
    return found if len(found) > 1 and len({label for label, _points in found}) == len(found) else None


def entered(question):
    """A question in the words of its form."""
    scale = question.scale
    return SimpleNamespace(
        version=question.version, text=question.text, kind=question.kind, points=question.points,
        good=scale.get("good", "yes"), worst=exact(scale.get("worst")), best=exact(scale.get("best")),
        options="\n".join(f"{label}, {points}" for label, points in scale.get("options", ())))


class AskForm(CreateForm):
    questionnaire = IdSelect(_l("Questionnaire"), [NEEDED])
    due_on = DateField(_l("Answer by"), [NEEDED])

    def __init__(self, *args, offered, **kwargs):
        self.offered = {each.id: each for each in offered}
        super().__init__(*args, offered=offered, **kwargs)

    def prepare(self):
        self.questionnaire.empty = _("Please choose")
        self.questionnaire.choices = [(each.id, each.name) for each in self.offered.values()]

    def validate_due_on(self, field):
        if field.data and not 0 <= (field.data - today(workspace())).days <= 366:
            raise ValidationError(_("A day within a year from today"))


class LinkForm(Acting, Form):
    link_until = DateField(_l("Good up to"), [NEEDED], description=_l("After that day the link opens nothing."))

    def validate_link_until(self, field):
        if field.data and not 0 <= (field.data - today(workspace())).days <= 366:
            raise ValidationError(_("A day within a year from today"))
