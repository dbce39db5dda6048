"""An agreement as it is entered, and how long it goes on."""
from types import SimpleNamespace

from wtforms import DateField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from blueprints.cooperation.forms.plans import OwnedFields
from blueprints.cooperation.labels import SORTS
from core.forms import Acting, CreateForm, EditForm, KnownYear, NotBlank
from core.words import _l, _lp
from models import AHEAD_DAYS

NEEDED = InputRequired(_l("Please fill this in"))


class AgreementFields(OwnedFields):
    title = StringField(_lp("contract", "Name"), [NotBlank(), Length(max=200)])
    number = StringField(_l("Number"), [Length(max=80)])
    sort = SelectField(_lp("contract", "Kind"), choices=list(SORTS.items()))
    starts_on = DateField(_lp("contract", "From"), [NEEDED, KnownYear()])
    ends_on = DateField(_lp("contract", "Until"), [Optional(), KnownYear()],
                        description=_l("Empty: until somebody gives notice."))
    notice_days = IntegerField(_l("Days of notice"), [NEEDED, NumberRange(0, 2000)], default=90,
                               description=_l("Before the end."))
    ahead_days = IntegerField(_l("Days to decide before"), [NEEDED, NumberRange(0, 1000)], default=AHEAD_DAYS,
                              description=_l("So long before the last day for notice it is on the owner's day."))
    renews_months = IntegerField(_l("Months it goes on by itself"), [NEEDED, NumberRange(0, 240)], default=0,
                                 description=_l("0: it ends."))
    terms = TextAreaField(_l("Terms"), [Length(max=20_000)], render_kw={"rows": 4})

    @property
    def facts(self):
        names = ("title", "sort", "starts_on", "ends_on", "notice_days", "ahead_days", "renews_months")
        return {name: self[name].data for name in names} | {
            "number": self.number.data or "", "terms": self.terms.data or "", **self.whose}


class NewAgreementForm(AgreementFields, CreateForm):
    pass


class AgreementForm(AgreementFields, EditForm):
    pass


def entered(agreement):
    """An agreement in the words of the form."""
    names = ("version", "title", "number", "sort", "starts_on", "ends_on", "notice_days", "ahead_days",
             "renews_months", "terms")
    return SimpleNamespace(owner=agreement.owner_id, team=agreement.team_id,
                           **{name: getattr(agreement, name) for name in names})


class ExtendForm(Acting, CreateForm):
    months = IntegerField(_l("Months more"), [NEEDED, NumberRange(1, 240)], default=12)
