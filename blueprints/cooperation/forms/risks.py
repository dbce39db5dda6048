"""A risk as it is entered, and why it is one no more."""
from types import SimpleNamespace

from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from blueprints.cooperation.forms.plans import OwnedFields
from blueprints.cooperation.labels import IMPACTS, LIKELIHOODS, RISK_SORTS
from core.forms import CreateForm, EditForm, KnownYear, NotBlank
from core.words import _l, _lp


class RiskFields(OwnedFields):
    title = StringField(_l("What can happen"), [NotBlank(), Length(max=200)])
    sort = SelectField(_lp("risk", "Kind"), choices=list(RISK_SORTS.items()))
    likelihood = SelectField(_l("How likely"), choices=list(LIKELIHOODS.items()), coerce=int, default=3)
    impact = SelectField(_l("How bad"), choices=list(IMPACTS.items()), coerce=int, default=3)
    about = TextAreaField(_l("In detail"), [Length(max=10_000)], render_kw={"rows": 3})
    done = TextAreaField(_l("What is done about it"), [Length(max=10_000)], render_kw={"rows": 3})
    review_on = DateField(_l("Look again on"), [Optional(), KnownYear()],
                          description=_l("It is on the owner's day then."))

    @property
    def facts(self):
        names = ("title", "sort", "likelihood", "impact", "review_on")
        return {name: self[name].data for name in names} | {
            "about": self.about.data or "", "done": self.done.data or "", **self.whose}


class NewRiskForm(RiskFields, CreateForm):
    pass


class RiskForm(RiskFields, EditForm):
    pass


def entered(risk):
    """A risk in the words of the form."""
    names = ("version", "title", "sort", "likelihood", "impact", "about", "done", "review_on")
    return SimpleNamespace(owner=risk.owner_id, team=risk.team_id, **{name: getattr(risk, name) for name in names})


class CloseForm(CreateForm):
    why = StringField(_l("Why it is one no more"), [NotBlank(), Length(max=500)])
