"""How far a plan has come, and the days of an agreement.

Progress of a goal is the way gone of the way to go: (value − baseline) / (target − baseline). It may be negative, or
above 1; without a value, or where the target is the baseline, it is None. A plan's progress is the weighted mean over
the goals that have one, and its coverage the share of the weight that those have.
"""
import calendar
from dataclasses import dataclass
from datetime import date, timedelta


def progress(baseline, target, value):
    """The way gone of the way to go, 0.5 being half; None: no data, or no way to go."""
    if value is None or target == baseline:
        return None
    return float((value - baseline) / (target - baseline))


@dataclass(frozen=True)
class PlanProgress:
    """`progress` None: no goal has data. `coverage` is the share of the weight that has."""

    progress: float | None
    coverage: float


def plan_progress(goals):
    """`goals` are (weight, progress or None)."""
    whole = sum(float(weight) for weight, _found in goals)
    known = [(float(weight), found) for weight, found in goals if found is not None]
    held = sum(weight for weight, _found in known)
    if not held:
        return PlanProgress(None, 0.0)
    return PlanProgress(sum(weight * found for weight, found in known) / held, held / whole)


def notice_day(ends_on, notice_days):
    """The last day on which notice for the end can be given; None where there is no end."""
    return None if ends_on is None else ends_on - timedelta(days=notice_days)


def months_later(day, months):
    """The same day so many months later, or the last one of a month that is shorter. The last day of a month stays one:
    an agreement to the end of February goes on to the end of August."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def renewed_end(ends_on, months, notice_days, as_of):
    """The end an agreement that goes on by itself has on a day: once the day for notice is over, one term later."""
    while notice_day(ends_on, notice_days) < as_of:
        ends_on = months_later(ends_on, months)
    return ends_on
