"""When the steps of a play are due, and what became of those who were led through it."""
from datetime import date, timedelta

from measures.intervals import Z95, wilson

RANKS = ("potential", "new", "existing", "loyal")  # upwards; lost is none of them
FATES = ("moved_on", "won_back", "slipped", "lost")
AHEAD_DAYS = 7  # before its day a step becomes a task


def fate(before, after):
    """What a change of class is: moved on upwards, won back from lost, slipped downwards, lost; "" without one."""
    if after is None or after == before:
        return ""
    if after == "lost":
        return "lost"
    if before == "lost":
        return "won_back"
    return "moved_on" if RANKS.index(after) > RANKS.index(before) else "slipped"


def good_fates(lifecycle):
    """What a play for a class is for: lost ones are to be won back, loyal ones to stay (""), existing ones to stay or
    to move on, all others to move on."""
    return {"lost": ("won_back",), "loyal": ("",), "existing": ("", "moved_on")}.get(lifecycle, ("moved_on",))


def share(fates, lifecycle):
    """(good ones, all, share, (low, high)) of {fate: how many}; share and interval (95 %) are None for nobody."""
    total = sum(fates.values())
    good = sum(fates.get(name, 0) for name in good_fates(lifecycle))
    return good, total, good / total if total else None, wilson(good, total, Z95)


def anniversary(day, year):
    """The day in a year; the 29th of February is kept on the 28th in years without one."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def step_due(timing, days, entered_on, *, last_due_on=None, last_closed_on=None, anniversary_on=None):
    """When a step is due next; None when it is not, or not any more.

    after: once, `days` after they entered · every: `days` after they entered, then after the last one was done or
    dropped · yearly: `days` before each anniversary that is not over when they enter · rhythm: never by itself
    """
    if timing == "after":
        return None if last_due_on else entered_on + timedelta(days=days)
    if timing == "every":
        return (last_closed_on or entered_on) + timedelta(days=days)
    if timing == "yearly" and anniversary_on is not None:
        first = last_due_on + timedelta(days=days + 1) if last_due_on else entered_on
        year = first.year if anniversary(anniversary_on, first.year) >= first else first.year + 1
        coming = anniversary(anniversary_on, year) - timedelta(days=days)
        return max(coming, entered_on)
    return None
