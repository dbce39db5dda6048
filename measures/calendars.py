"""When a business is open: hours of the week, holidays, half days, make-up working days, in the time of one place.

Hours are the clock on the wall there, half-open. Each edge becomes an instant: a time that the clocks skip moves
forward by what they skip; of a time that comes twice the first opens and the second closes. Days are stepped through
by date, never by adding 86,400 seconds: the day clocks change has 23 or 25 hours.
"""
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = 24 * 60
FARTHEST = 400  # days without an open second after which a calendar counts as never open
ONE_DAY = timedelta(days=1)


class NeverOpen(ValueError):
    """A calendar without an open second for FARTHEST days: nothing can ever be due by it."""


@dataclass(frozen=True)
class Special:
    """One day that is not like its weekday: open at hours of its own, or closed, wholly or in part.

    `opens` replaces the hours of the weekday and wins over `shut`; spans are minutes since local midnight.
    """

    day: date
    opens: tuple | None = None
    shut: tuple = ()
    name: str = ""

    @property
    def is_closed(self):
        return self.opens is None and (0, DAY) in self.shut


@dataclass(frozen=True)
class Calendar:
    """`week`: for each weekday from Monday its windows as (from, to) in minutes since local midnight, to at most
    1440."""

    time_zone: str
    week: tuple
    specials: tuple = ()
    known: dict = field(default_factory=dict, compare=False, repr=False)  # windows of days looked at before

    @classmethod
    def from_dict(cls, plain):
        """Of {"tz", "week": {"mon": [["09:00", "18:00"]]}, "closed": [{"date", "from", "to"}], "open": [{"date",
        "windows"}]}; both kinds of days may have a "name". ValueError for what is no time of day."""
        week = tuple(tuple(map(read_window, plain["week"].get(name, ()))) for name in WEEKDAYS)
        days = {}
        for one in plain.get("closed", ()):
            span = read_window([one.get("from", "00:00"), one.get("to", "24:00")])
            held = days.get(one["date"], Special(date.fromisoformat(one["date"])))
            days[one["date"]] = Special(held.day, held.opens, (*held.shut, span), one.get("name") or held.name)
        for one in plain.get("open", ()):
            held = days.get(one["date"], Special(date.fromisoformat(one["date"])))
            opens = (*(held.opens or ()), *map(read_window, one["windows"]))
            days[one["date"]] = Special(held.day, opens, held.shut, one.get("name") or held.name)
        return cls(plain["tz"], week, tuple(days.values()))

    @cached_property
    def zone(self):
        return ZoneInfo(self.time_zone)

    @cached_property
    def special_days(self):
        return {special.day: special for special in self.specials}

    def day_of(self, instant):
        """The local day an instant falls on."""
        return instant.astimezone(self.zone).date()

    def midnight(self, day):
        """The instant a local day begins."""
        return self._edge(day, 0, fold=0)

    def hours(self, day):
        """The windows of a day by the clock on the wall, in minutes since midnight, in order, none touching another."""
        special = self.special_days.get(day)
        if special is not None and special.opens is not None:
            return joined(special.opens)
        open_at = joined(self.week[day.weekday()])
        return without(open_at, joined(special.shut)) if special is not None else open_at

    def windows(self, day):
        """The same as instants."""
        if day not in self.known:
            self.known[day] = joined((self._edge(day, begin, fold=0), self._edge(day, end, fold=1))
                                     for begin, end in self.hours(day))
        return self.known[day]

    def _edge(self, day, minutes, fold):
        local = (datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)).replace(tzinfo=self.zone)
        instant = local.replace(fold=fold).astimezone(UTC)
        if instant.astimezone(self.zone).replace(tzinfo=None, fold=0) != local.replace(tzinfo=None):  # skipped
            instant = local.replace(fold=0).astimezone(UTC)
        return instant

    def open_from(self, start):
        """The windows from an instant on, without end; the first is cut at it. NeverOpen when none comes."""
        day, last = self.day_of(start) - ONE_DAY, start
        give_up_on = day + timedelta(days=FARTHEST)
        while day <= give_up_on:
            for begin, end in self.windows(day):
                begin = max(begin, last)
                if begin < end:
                    yield begin, end
                    last, give_up_on = end, day + timedelta(days=FARTHEST)
            day += ONE_DAY
        raise NeverOpen(self.time_zone)

    def open_between(self, start, end):
        """The windows between two instants, cut at them."""
        day, last = self.day_of(start) - ONE_DAY, start
        while day <= self.day_of(end):
            for begin, until in self.windows(day):
                begin, until = max(begin, last), min(until, end)
                if begin < until:
                    yield begin, until
                    last = until
            day += ONE_DAY


def read_window(pair):
    """("09:00", "18:00") as minutes since midnight; "24:00" is the next midnight."""
    begin, end = map(_minutes, pair)
    if not 0 <= begin < end <= DAY:
        raise ValueError(f"no window: {pair}")
    return begin, end


def _minutes(text):
    hours, minutes = map(int, text.split(":"))
    if not 0 <= minutes < 60:
        raise ValueError(text)
    return hours * 60 + minutes


def joined(spans):
    """The union of some spans, in order."""
    found = []
    for begin, end in sorted(span for span in spans if span[0] < span[1]):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return tuple(found)


def without(spans, taken):
    """What is left of `spans` when `taken` is cut out of them; both in order and apart."""
    found = []
    for begin, end in spans:
        for cut, resumed in taken:
            if cut >= end or resumed <= begin:
                continue
            if begin < cut:
                found.append((begin, cut))
            begin = max(begin, resumed)
        if begin < end:
            found.append((begin, end))
    return tuple(found)
