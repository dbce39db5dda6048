"""The numbers of the rules: those of the lifecycle, and the limits of scores."""
from dataclasses import fields
from decimal import Decimal
from itertools import pairwise
from types import SimpleNamespace

from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from blueprints.movement.labels import RULES
from core.exact_field import ExactField
from core.forms import ActingForm, CreateForm, EditForm
from core.words import _, _l
from measures.lifecycle import Rules
from measures.rfm import AXES

PLEASE = _l("Please fill this in")
MOST_DAYS, MOST_TIMES, MOST_MONEY = 3650, 1000, 10**12


def number(label, hint="", most=MOST_DAYS, least=1):
    return IntegerField(label, [InputRequired(PLEASE), NumberRange(least, most)], description=hint)


class RulesForm(ActingForm):
    """The thresholds of measures/lifecycle.py, by their names there."""

    new_within_days = number(*RULES["new_within_days"])
    new_at_most_orders = number(*RULES["new_at_most_orders"], most=MOST_TIMES)
    loyal_orders = number(*RULES["loyal_orders"], most=MOST_TIMES)
    loyal_within_days = number(*RULES["loyal_within_days"])
    lost_after_days = number(*RULES["lost_after_days"])
    own_rhythm_from_order_days = number(*RULES["own_rhythm_from_order_days"], most=MOST_TIMES, least=2)
    own_rhythm_factor = ExactField(RULES["own_rhythm_factor"][0], [InputRequired(PLEASE)], decimals=2, most=100,
                                   least=0, description=RULES["own_rhythm_factor"][1])
    lost_at_least_days = number(*RULES["lost_at_least_days"])
    lost_at_most_days = number(*RULES["lost_at_most_days"])

    def validate_own_rhythm_factor(self, field):
        if field.data is not None and field.data <= 0:
            raise ValidationError(_("Please enter more than zero"))

    def validate_lost_at_most_days(self, field):
        least = self.lost_at_least_days.data
        if field.data is not None and least is not None and field.data < least:
            raise ValidationError(_("This is before the earliest day, %(days)s", days=least))

    @property
    def rules(self):
        """As rules are kept."""
        return Rules.from_dict({field.name: self[field.name].data for field in fields(Rules)
                                if field.name in RULES}).to_dict()


def as_numbers(rules):
    """Rules as the form shows them: 2, and not 2.000000."""
    return SimpleNamespace(**rules.to_dict() | {"own_rhythm_factor": Decimal(rules.to_dict()["own_rhythm_factor"])})


class SaveForm(CreateForm):
    note = StringField(_l("Why the rules change"), [Length(max=200)])


class LimitsForm(EditForm):
    """Four limits of each axis, rising, and whether five equal parts are taken instead of limits."""

    recency_1, recency_2 = number(_l("5 is fewer days than")), number(_l("4 is fewer days than"))
    recency_3, recency_4 = number(_l("3 is fewer days than")), number(_l("2 is fewer days than"))
    frequency_1, frequency_2 = number(_l("2 from so many orders"), most=10**5), number(_l("3 from"), most=10**5)
    frequency_3, frequency_4 = number(_l("4 from"), most=10**5), number(_l("5 from"), most=10**5)
    monetary_1, monetary_2 = number(_l("2 from so much"), most=MOST_MONEY), number(_l("3 from"), most=MOST_MONEY)
    monetary_3, monetary_4 = number(_l("4 from"), most=MOST_MONEY), number(_l("5 from"), most=MOST_MONEY)
    fifths = BooleanField(_l("Five equal parts (NTILE 5) instead of limits"),
                          description=_l("Whatever number of customers there is"))

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        for axis in AXES:
            fields = self.of(axis)
            for before, after in pairwise(fields):
                if valid and after.data <= before.data:
                    after.errors = [_("This must be more than the limit before, %(limit)s", limit=before.data)]
                    valid = False
        return valid

    def of(self, axis):
        """The four fields of an axis."""
        return [self[f"{axis}_{place}"] for place in range(1, 5)]

    @property
    def rules(self):
        """As they are kept: money in major units of the home currency."""
        return {"fifths": self.fifths.data, **{axis: [field.data for field in self.of(axis)] for axis in AXES}}


def as_entered(version, rules):
    """The limits as the form shows them."""
    limits = {f"{axis}_{place}": limit for axis in AXES for place, limit in enumerate(rules[axis], 1)}
    return SimpleNamespace(version=version, fifths=rules["fifths"], **limits)
