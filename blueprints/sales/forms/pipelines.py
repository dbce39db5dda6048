"""Pipelines, stages and what can be chosen for deals, as those who manage them enter them."""
from types import SimpleNamespace

from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from blueprints.sales.deal_labels import CHOSEN_CATEGORIES, OUTCOMES
from core.forms import CreateForm, EditForm, Form, IdSelect, NotBlank
from core.search import name_key
from core.words import _, _l

LONGEST_CRITERION, MOST_CRITERIA = 200, 20


class NameFields(Form):
    """`taken` tells whether another row in use has a name, given as its key."""

    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])

    def __init__(self, *args, taken, **kwargs):
        self.taken = taken
        super().__init__(*args, taken=taken, **kwargs)

    def validate_name(self, field):
        if field.data and self.taken(name_key(field.data)):
            raise ValidationError(_("There is one called %(name)s already", name=field.data))


class NewNameForm(NameFields, CreateForm):
    pass


class NameForm(NameFields, EditForm):
    pass


class StageFields(NameFields):
    outcome = SelectField(_l("A deal in it is"), choices=list(OUTCOMES.items()))
    probability = IntegerField(_l("Probability, %"), [InputRequired(_l("Please fill this in")), NumberRange(0, 100)],
                               default=50, description=_l("Of deals that have none of their own."))
    category = SelectField(_l("Forecast category"), choices=list(CHOSEN_CATEGORIES.items()))
    stale_days = IntegerField(_l("Stale after, days"), [Optional(), NumberRange(1, 3650)],
                              description=_l("Without a sign of life. Empty: never."))
    criteria = TextAreaField(_l("What must be true to move on"), [Length(max=5000)], render_kw={"rows": 4},
                             description=_l("One a line. Each must be ticked before a deal moves on."))

    def validate_criteria(self, field):
        texts = lines_of(field.data)
        if len(texts) > MOST_CRITERIA:
            raise ValidationError(_("At most %(num)s lines", num=MOST_CRITERIA))
        if any(len(text) > LONGEST_CRITERION for text in texts):
            raise ValidationError(_("At most %(num)s characters a line", num=LONGEST_CRITERION))

    @property
    def facts(self):
        return {"name": self.name.data, "outcome": self.outcome.data, "probability": self.probability.data,
                "category": self.category.data, "stale_days": self.stale_days.data,
                "criteria": lines_of(self.criteria.data)}


class NewStageForm(StageFields, CreateForm):
    pass


class StageForm(StageFields, EditForm):
    pass


class ArchiveStageForm(Form):
    """Where the deals of a stage go."""

    to = IdSelect(_l("Its deals go to"))

    def __init__(self, *args, others, **kwargs):
        self.others = {stage.id: stage for stage in others}
        super().__init__(*args, others=others, **kwargs)

    def prepare(self):
        self.to.choices, self.to.empty = [(key, stage.name) for key, stage in self.others.items()], _("Please choose")

    def validate_to(self, field):
        if field.data is None:
            raise ValidationError(_("Please choose"))


def lines_of(text):
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def entered(stage):
    """A stage in the words of the form."""
    asked = [criterion.text for criterion in stage.criteria if criterion.archived_at is None]
    category = stage.category if stage.category in CHOSEN_CATEGORIES else "pipeline"
    return SimpleNamespace(version=stage.version, name=stage.name, outcome=stage.outcome, category=category,
                           probability=stage.probability, stale_days=stage.stale_days, criteria="\n".join(asked))
