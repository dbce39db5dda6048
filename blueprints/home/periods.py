"""The spans of days the overview can be asked for."""
from dataclasses import dataclass
from datetime import timedelta

from core.times import today
from core.words import _l
from core.workspace import workspace

PERIODS = {"this-week": _l("This week"), "last-week": _l("Last week"), "last-30-days": _l("Last 30 days")}


@dataclass(frozen=True)
class Period:
    name: str
    first: object
    last: object  # included


def period_of(name):
    """The days of a period as of today, or None for one there is not. Weeks begin on Monday."""
    day = today(workspace())
    monday = day - timedelta(days=day.weekday())
    spans = {"this-week": (monday, day), "last-week": (monday - timedelta(days=7), monday - timedelta(days=1)),
             "last-30-days": (day - timedelta(days=29), day)}
    return Period(name, *spans[name]) if name in spans else None
