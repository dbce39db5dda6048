"""Spans of calendar days, as addresses name them: "2026-03-02/2026-03-08", both days included."""
from datetime import date, timedelta

import sqlalchemy as sa

from core.times import format_day, start_of
from core.workspace import workspace


def days(text):
    """(first, last) of a span; ValueError when it is none."""
    first, last = map(date.fromisoformat, text.split("/"))
    if not (first <= last and 1 < first.year and last.year < 9000):  # the calendar ends soon after
        raise ValueError(text)
    return first, last


def span_address(first, last):
    return f"{first.isoformat()}/{last.isoformat()}"


def instants(first, last):
    """The instant a span begins, and the one after its end, by the workspace's clock."""
    return start_of(first, workspace().time_zone), start_of(last + timedelta(days=1), workspace().time_zone)


def within(column):
    """A list's filter: the instant in `column` lies in a span."""
    def condition(text):
        begin, end = instants(*days(text))
        return sa.and_(column >= begin, column < end)
    return condition


def span_text(text, language):
    """A span as people read it."""
    return " – ".join(format_day(day, language) for day in days(text))
