"""When something is due that is promised in business time, and why then.

accrued(a, b) is the real time inside the calendar's windows between a and b, outside every pause. Due is the earliest
instant at or after the start at which the target has accrued: a target used up exactly at closing time is due at that
closing, not at the next opening; a target of 0 is due with the next open, unpaused instant. While a pause is open
nothing is due. Pauses are half-open spans of instants and count once where they overlap.

Worked cases: tests/vectors/sla.json, whose `spec` is this definition.
"""
from dataclasses import dataclass
from datetime import datetime, timedelta

from measures.calendars import ONE_DAY, joined, without

NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Pause:
    """A span in which the clock stands; `until` None: it still does. `why` is the caller's, for the ledger."""

    begin: datetime
    until: datetime | None = None
    why: object = None


@dataclass(frozen=True, slots=True)
class Due:
    """`at` None: the clock is paused, and `remaining` of the target is left."""

    at: datetime | None
    remaining: timedelta = NOTHING

    @property
    def is_paused(self):
        return self.at is None


def due(calendar, start, target, pauses=()):
    """The Due of a target (a timedelta) from an instant on. NeverOpen when the calendar never opens."""
    ended, stands_from = split(pauses, start)
    left = target
    for begin, end in calendar.open_from(start):
        if stands_from is not None and begin >= stands_from:
            return Due(None, left)
        end = end if stands_from is None else min(end, stands_from)
        for running_from, until in without(((begin, end),), ended):
            if left <= until - running_from:
                return Due(running_from + left)
            left -= until - running_from
    raise AssertionError("open_from never ends")


def elapsed(calendar, start, end, pauses=()):
    """Business time between two instants, a timedelta; nothing when the end lies before the start."""
    if end <= start:
        return NOTHING
    ended, stands_from = split(pauses, start)
    end = end if stands_from is None else max(start, min(end, stands_from))
    spans = without(tuple(calendar.open_between(start, end)), ended)
    return sum((until - begin for begin, until in spans), NOTHING)


def split(pauses, start):
    """(the ended pauses as spans in order and apart, when the open one began or None)"""
    still = [max(pause.begin, start) for pause in pauses if pause.until is None]
    return joined((pause.begin, pause.until) for pause in pauses if pause.until is not None), min(still, default=None)


# -- why then ----------------------------------------------------------------------------------------------------------

@dataclass(frozen=True, slots=True)
class Line:
    """A span of the ledger. kind: running, paused, closed (outside hours), holiday.

    counted   what of it counts; total: what has counted at its end
    why       of the pause, or the Special day of a holiday
    """

    kind: str
    begin: datetime
    end: datetime
    counted: timedelta
    total: timedelta
    why: object = None


def ledger(calendar, start, end, pauses=()):
    """Every span between two instants without gap or overlap, and what counts of it: the Lines that make `elapsed`."""
    lines, total = [], NOTHING
    for kind, begin, until, why in _joined_alike(_spans(calendar, start, end, pauses)):
        counted = until - begin if kind == "running" else NOTHING
        total += counted
        lines.append(Line(kind, begin, until, counted, total, why))
    return lines


def _spans(calendar, start, end, pauses):
    """Pauses as they lie, the first to begin first; between them what the calendar says of each day."""
    reached = start
    for pause in sorted(pauses, key=lambda pause: pause.begin):
        begin, until = max(pause.begin, reached), min(pause.until or end, end)
        if begin < until:
            yield from _hours(calendar, reached, begin)
            yield "paused", begin, until, pause.why
            reached = until
    yield from _hours(calendar, reached, end)


def _hours(calendar, start, end):
    """Open and closed spans by turns, day by day; closed ones of a special day name it."""
    day = calendar.day_of(start)
    while start < end:
        tomorrow = calendar.midnight(day + ONE_DAY)
        special = calendar.special_days.get(day)
        shut = ("closed", None) if special is None or not special.shut or special.opens is not None else (
            "holiday", special)
        for begin, until in calendar.open_between(start, min(end, tomorrow)):
            if start < begin:
                yield shut[0], start, begin, shut[1]
            yield "running", begin, until, None
            start = until
        until = min(end, tomorrow)
        if start < until:
            yield shut[0], start, until, shut[1]
            start = until
        day += ONE_DAY


def _joined_alike(spans):
    """Neighbours that say the same are one: from closing on Friday to opening on Monday."""
    held = None
    for kind, begin, end, why in spans:
        if held is not None and (held[0], held[3]) == (kind, why):
            held = kind, held[1], end, why
            continue
        if held is not None:
            yield held
        held = kind, begin, end, why
    if held is not None:
        yield held
