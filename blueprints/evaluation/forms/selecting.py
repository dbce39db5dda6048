"""What people do in a selection: enter what was found, compare the criteria, decide. Each first says whether they have
an interest of their own.
"""
from types import SimpleNamespace

from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.evaluation.forms.selections import FILL_IN, measure
from core.forms import ActingForm, CreateForm, EditForm, IdSelect, NotBlank
from core.times import today
from core.words import _, _l, _lp
from core.workspace import workspace

INTERESTS = {"none": _l("I have none"), "some": _l("I have one")}
MUCH_MORE = {2: _l("barely more important"), 3: _l("a little more important"), 4: _l("rather more important"),
             5: _l("clearly more important"), 6: _l("much more important"), 7: _l("very much more important"),
             8: _l("far more important"), 9: _l("extremely more important")}


class InterestFields:
    """Asked of each person once in a selection."""

    has_interest = RadioField(_l("An interest of your own in one of the candidates"), [FILL_IN],
                              choices=list(INTERESTS.items()))
    interest = StringField(_l("What it is"), [Length(max=500)],
                           description=_l("Shares, family, gifts, work on the side. It is shown on the page."))

    def validate_interest(self, field):
        if self.has_interest.data == "some" and not field.data:
            raise ValidationError(_("Please fill this in"))

    @property
    def declared(self):
        return self.interest.data if self.has_interest.data == "some" else ""


def asking_interest(form, is_known):
    """The form, with the question of an own interest unless that is known."""
    return form if is_known else type(form.__name__, (InterestFields, form), {})


def values_form(criteria, candidates, values, version):
    """(form class, what it shows) of one table: a number for each candidate and criterion."""
    cells = {cell_name(candidate, each): measure(each.name) for candidate in candidates for each in criteria}
    shown = {cell_name(candidate, each): row.value if row else None for candidate in candidates for each in criteria
             for row in [values.get((candidate.id, each.id))]}
    return type("ValuesForm", (EditForm,), cells), SimpleNamespace(version=version, **shown)


def cell_name(candidate, criterion):
    return f"value_{candidate.id}_{criterion.id}"


def values_entered(form, criteria, candidates):
    return {(candidate.id, each.id): form[cell_name(candidate, each)].data for candidate in candidates
            for each in criteria}


def pairs(criteria):
    return [(one, other) for at, one in enumerate(criteria) for other in criteria[at + 1:]]


def pair_name(one, other):
    return f"pair_{one.id}_{other.id}"


def comparing_form(criteria, judged):
    """The form class with a question for each two criteria. `judged`: {"12-15": 3.0} as said before."""
    fields = {pair_name(one, other): SelectField(
        _("%(one)s or %(other)s?", one=one.name, other=other.name), choices=choices(one.name, other.name),
        default=code_of(judged.get(f"{one.id}-{other.id}")), validators=[InputRequired(_l("Please choose"))])
        for one, other in pairs(criteria)}
    return type("ComparingForm", (CreateForm,), fields)


def choices(one, other):
    """From 9 for the one to 9 for the other: negative codes are the other's."""
    return [("", _("Please choose")),
            *((str(n), worded(one, n)) for n in range(9, 1, -1)), ("1", _("both equally important")),
            *((str(-n), worded(other, n)) for n in range(2, 10))]


def worded(name, n):
    return _("%(name)s is %(much)s (%(n)s)", name=name, much=MUCH_MORE[n], n=n)


def code_of(judged):
    if judged is None:
        return ""
    return str(round(judged)) if judged >= 1 else str(-round(1 / judged))


def compared(form, criteria):
    """{"12-15": 3.0} as entered."""
    found = {}
    for one, other in pairs(criteria):
        n = int(form[pair_name(one, other)].data)
        found[f"{one.id}-{other.id}"] = float(n) if n > 0 else 1 / -n
    return found


class DecisionForm(ActingForm):
    """`offered`: (party id, name) of those who are in; `stopped`: ids of those their standing is against."""

    chosen_id = IdSelect(_lp("selection", "Chosen"), [FILL_IN])
    runner_up_id = IdSelect(_l("Runner-up"))
    rationale = TextAreaField(_l("Why this one"), [NotBlank(), Length(max=20_000)], render_kw={"rows": 4})
    despite = TextAreaField(_l("Why although their standing is against it"), [Length(max=5000)],
                            render_kw={"rows": 2}, description=_l(
        "Only where their standing stands against what they are chosen for."))
    review_on = DateField(_l("Review on"), [FILL_IN], description=_l(
        "A task on that day; measured results stand beside what was scored then."))

    def __init__(self, *args, offered, is_stopped, **kwargs):
        self.offered, self.is_stopped = offered, is_stopped
        super().__init__(*args, offered=offered, is_stopped=is_stopped, **kwargs)

    def prepare(self):
        self.chosen_id.choices = self.runner_up_id.choices = self.offered
        self.chosen_id.empty, self.runner_up_id.empty = _("Please choose"), _("Nobody")

    def validate_runner_up_id(self, field):
        if field.data and field.data == self.chosen_id.data:
            raise ValidationError(_("The runner-up is another one than the chosen"))

    def validate_despite(self, field):
        if self.chosen_id.data and not field.data and self.is_stopped(self.chosen_id.data):
            raise ValidationError(_("Their standing is against it: say why all the same"))

    def validate_review_on(self, field):
        if field.data and not 0 < (field.data - today(workspace())).days <= 1830:
            raise ValidationError(_("A day after today, within five years"))

    @property
    def facts(self):
        return {name: self[name].data for name in ("chosen_id", "runner_up_id", "rationale", "despite", "review_on")}
