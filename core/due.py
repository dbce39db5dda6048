"""When what is open is due: the groups that My day and every list of work share, and how a due instant reads.

A thing with a day but no hour is due with the last instant of that day, by the workspace's clock.
"""
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import sqlalchemy as sa

from core.times import end_of, format_day, format_instant, local_to_instant, own_zone, start_of, today, zone
from core.workspace import workspace
from models import NOTHING_DUE, now

GROUPS = ("overdue", "today", "week", "later", "none")
EARLIEST, LATEST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)
WEEK = 7  # days after today that "week" reaches
TODAY = sa.bindparam("today", type_=sa.Date, callable_=lambda: today(workspace()))  # of a kept statement


def due_at(day, clock=None):
    """When something is due on a day (None: never), at a time of the workspace's clock or by the end of the day."""
    if day is None:
        return NOTHING_DUE
    from_zone = workspace().time_zone
    return end_of(day, from_zone) if clock is None else local_to_instant(datetime.combine(day, clock), from_zone)


def span(group, at=None):
    """(from, until) of a group, the second excluded; ValueError for one there is not."""
    at = at or now()
    tomorrow, horizon = (start_of(today(workspace(), at) + timedelta(days=days), workspace().time_zone)
                         for days in (1, 1 + WEEK))
    spans = {"overdue": (None, at), "today": (at, tomorrow), "week": (tomorrow, horizon),
             "later": (horizon, NOTHING_DUE), "none": (NOTHING_DUE, None)}
    if group not in spans:
        raise ValueError(group)
    return spans[group]


def is_due(column, group, at=None):
    """The condition that an instant in `column` lies in a group."""
    first, end = span(group, at)
    return sa.and_(*([column >= first] if first else []), *([column < end] if end else []))


def in_group(column, group):
    """The same for a statement that is kept: `bounds` are its parameters."""
    first, end = (sa.bindparam(f"{group}_{side}", type_=column.type) for side in ("from", "until"))
    return sa.and_(column >= first, column < end)


def bounds(at=None):
    """{"today_from": instant, "today_until": …} of all groups; those without a bound reach as far as instants do."""
    found = {}
    for group in GROUPS:
        first, end = span(group, at)
        found |= {f"{group}_from": first or EARLIEST, f"{group}_until": end or LATEST}
    return found


def due_formatter(language):
    """A function from an instant: the day alone where no hour was set, else day and time by the reader's clock; "" when
    nothing is due. Made once for a page of rows."""
    home, readers = workspace().time_zone, own_zone()

    def told(instant):
        if instant == NOTHING_DUE:
            return ""
        day = whole_day(instant, home)
        return format_day(day, language) if day else format_instant(instant, language, readers)
    return told


def format_due(instant, language):
    """The same for one instant."""
    return due_formatter(language)(instant)


@lru_cache(maxsize=20_000)
def whole_day(instant, zone_name):
    """The day with whose end an instant falls together; None for one that has an hour of its own."""
    day = instant.astimezone(zone(zone_name)).date()
    return day if instant == end_of(day, zone_name) else None


def filters(language):
    """The filter `|due` of one language's templates."""
    return {"due": lambda instant: format_due(instant, language)}
