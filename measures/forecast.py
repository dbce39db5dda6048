"""What is to be expected of open deals, and how it stands to a target. Whole minor units of the home currency.

Categories and roll-ups as Salesforce and Zoho define them (help.salesforce.com,
"forecasts3_cumulative_columns_overview"; help.zoho.com, "Standard fields in forecasts").
"""
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

COLUMNS = ("closed", "commit", "best_case", "pipeline")


class Worth(NamedTuple):
    """One deal, or several that are alike: what they are worth together, how probable they are said to be (0 to 100),
    and what share of that probability came true so far (1 where nobody looked)."""

    state: str  # open, won, lost, archived
    category: str
    cents: int
    probability: int
    count: int = 1
    factor: Fraction | int = 1


@dataclass(frozen=True, slots=True)
class Forecast:
    """What each column holds alone, minor units; `weighted` and `calibrated` are of all open deals."""

    closed: int = 0
    commit: int = 0
    best_case: int = 0
    pipeline: int = 0
    weighted: int = 0
    calibrated: int = 0
    open_cents: int = 0  # the open ones that are not omitted
    count: int = 0

    @property
    def single(self):
        return {name: getattr(self, name) for name in COLUMNS}

    @property
    def cumulative(self):
        return roll_up(self.single)


def roll_up(single):
    """{column: what it holds together with all that is surer}. Closed stands alone; best case holds commit and closed.

    The pipeline column holds all that is open, and nothing that is closed.
    """
    commit = single["closed"] + single["commit"]
    return {"closed": single["closed"], "commit": commit, "best_case": commit + single["best_case"],
            "pipeline": single["pipeline"] + single["best_case"] + single["commit"]}


def column(state, category):
    """The column a deal stands in; None for what no forecast counts: lost, archived, omitted."""
    if state == "won":
        return "closed"
    return category if state == "open" and category in COLUMNS[1:] else None


def forecast(worths):
    """The Forecast of some deals. Won ones count whole and only in `closed`, lost ones nowhere.

    Weighted = Σ amount × probability ÷ 100 over the open deals that are not omitted, rounded half up once, at the end.
    Calibrated is the same with each probability times what came true of it, at most 100.
    """
    sums, said, true, count = dict.fromkeys(COLUMNS, 0), 0, 0, 0
    for state, category, cents, probability, number, factor in worths:
        name = column(state, category)
        if name is None:
            continue
        sums[name] += cents
        count += number
        if name != "closed":
            said += cents * probability
            true += cents * min(100, probability * factor)
    held = sums["commit"] + sums["best_case"] + sums["pipeline"]
    return Forecast(**sums, weighted=half_up_percent(said), calibrated=half_up_percent(true), open_cents=held,
                    count=count)


def half_up_percent(points):
    """Σ amount × probability as an amount."""
    return (points + 50) // 100


# -- against a target -------------------------------------------------------------------------------------------------

def attainment(achieved, target):
    """The share of a target that is reached, to four decimals; None without a target: no target is none, not 0 %."""
    return round(achieved / target, 4) if target else None


def gap(achieved, target):
    """What is left to reach, 0 once it is reached; None without a target."""
    return max(0, target - achieved) if target else None


def coverage(held, left):
    """How many times the open pipeline covers what is left, to two decimals; None with nothing left, or no target."""
    return round(held / left, 2) if left else None


def mismatch(target, parts):
    """By how much the targets of parts differ from the whole's: more than it > 0, less < 0; None with no parts."""
    return sum(parts) - target if parts else None
