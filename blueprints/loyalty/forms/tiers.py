"""A tier as it is entered, and a customer held in one by hand."""
from types import SimpleNamespace

from wtforms import DateField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from blueprints.loyalty.queries.tiers import tier_choices
from core.custom_forms import MoneyBox
from core.forms import Acting, CreateForm, EditForm, KnownYear, NotBlank
from core.money import decimals
from core.words import _l, _lp
from core.workspace import workspace
from models import TIER_WINDOW_DAYS

NEEDED = InputRequired(_l("Please fill this in"))
MUCH = 10**13
NONE = "none"


class TierFields(Acting):
    name = StringField(_lp("loyalty", "Name"), [NotBlank(), Length(max=80)])
    rank = IntegerField(_lp("loyalty", "Rank"), [NEEDED, NumberRange(1, 1000)],
                        description=_l("The higher, the better. Customers are in the highest tier they reach."))
    least_cents = MoneyBox(_l("Least spent"), [Optional()], decimals=0, least=0, most=MUCH)
    least_orders = IntegerField(_l("Least orders"), [Optional(), NumberRange(1, 100_000)])
    least_years = IntegerField(_l("Least years since the first order"), [Optional(), NumberRange(1, 100)])
    window_days = IntegerField(_l("Days that count"), [Optional(), NumberRange(1, 20_000)],
                               description=_l("For spending and orders; empty: all time."))
    follow_up_days = IntegerField(_l("Days between follow-ups"), [Optional(), NumberRange(1, 3650)], description=_l(
        "Somebody speaks with them every so many days, whatever their class; empty: as other customers."))
    benefits = TextAreaField(_l("Benefits"), [Length(max=5000)], render_kw={"rows": 5},
                             description=_l("One a line. Who is in a higher tier has those of the lower ones as well."))

    def prepare(self):
        self.least_cents.decimals = decimals(workspace().currency)
        self.least_cents.description = workspace().currency

    @property
    def facts(self):
        names = ("name", "rank", "least_orders", "least_years", "window_days", "follow_up_days")
        return {name: self[name].data for name in names} | {
            "least_cents": self.least_cents.held, "benefits": self.benefits.data or ""}


class NewTierForm(TierFields, CreateForm):
    window_days = IntegerField(_l("Days that count"), [Optional(), NumberRange(1, 20_000)], default=TIER_WINDOW_DAYS,
                               description=_l("For spending and orders; empty: all time."))


class TierForm(TierFields, EditForm):
    pass


class HoldForm(Acting, CreateForm):
    """A customer in a tier, or in none, whatever they ordered."""

    tier = RadioField(_lp("loyalty", "Tier"))
    reason = StringField(_l("Why"), [NotBlank(), Length(max=500)])
    until = DateField(_l("Until"), [Optional(), KnownYear()],
                      description=_l("The last day; empty holds it until somebody lets go"))

    def prepare(self):
        self.tier.choices = [(NONE, _l("No tier")), *((str(id_), name) for id_, name in tier_choices())]

    @property
    def tier_id(self):
        return None if self.tier.data == NONE else int(self.tier.data)


def held(standing):
    """How a customer is held now, in the words of the form."""
    if standing is None or not standing.is_locked:
        return SimpleNamespace(tier=NONE if standing is None or not standing.tier_id else str(standing.tier_id))
    return SimpleNamespace(tier=str(standing.tier_id) if standing.tier_id else NONE, reason=standing.lock_reason,
                           until=standing.locked_until)
