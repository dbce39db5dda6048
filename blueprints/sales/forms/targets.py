"""What somebody is to reach."""
from decimal import Decimal
from types import SimpleNamespace

from wtforms.validators import InputRequired

from core.exact_field import ExactField
from core.forms import EditForm
from core.money import decimals, major, minor_units
from core.words import _l
from core.workspace import workspace


class TargetForm(EditForm):
    """`is_money`: in major units of the home currency, else a whole number."""

    goal = ExactField(_l("Target"), [InputRequired(_l("Please fill this in"))], decimals=6, least=Decimal("0.01"),
                      most=10**12)

    def __init__(self, *args, is_money, **kwargs):
        super().__init__(*args, is_money=is_money, **kwargs)
        self.is_money = is_money
        self.goal.decimals = decimals(workspace().currency) if is_money else 0
        self.goal.least = Decimal(1).scaleb(-self.goal.decimals)

    @property
    def stored(self):
        """As it is kept: minor units, or the number."""
        return minor_units(self.goal.data, workspace().currency) if self.is_money else int(self.goal.data)


def as_entered(target, is_money):
    """A target as the form shows it; nothing yet without one."""
    if target is None:
        return SimpleNamespace(goal=None, version="")
    goal = major(target.goal, workspace().currency) if is_money else Decimal(target.goal)
    return SimpleNamespace(goal=goal, version=target.version)
