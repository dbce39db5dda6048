"""When something that repeats comes round again: on the rhythm of its first day, whatever was done late or missed.

A day of the month or year that a month lacks is its last one, and comes back where it exists: the 31st of January
monthly is 28 February, then 31 March. Weekdays are Monday to Friday; one that begins at a weekend goes on Monday.
"""
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

UNITS = ("day", "weekday", "week", "month", "year")
MOST_EVERY = 99


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every so many of a unit, counted from `first`. ValueError for a unit or a number that makes no rhythm."""

    unit: str
    every: int
    first: date

    def __post_init__(self):
        if self.unit not in UNITS or not 1 <= self.every <= MOST_EVERY:
            raise ValueError(f"every {self.every} {self.unit}")

    def day(self, times):
        """The day it falls on after `times` rounds; OverflowError or ValueError beyond the year 9999."""
        steps = times * self.every
        if self.unit == "weekday":
            weeks, weekday = divmod(working_days(self.first) + steps, 5)
            return date.fromordinal(1) + timedelta(days=7 * weeks + weekday)
        if self.unit in ("month", "year"):
            return months_on(self.first, steps * (12 if self.unit == "year" else 1))
        return self.first + timedelta(days=steps * (7 if self.unit == "week" else 1))

    def rounds_until(self, day):
        """How many rounds fall after the first day and no later than `day`; 0 before the first one."""
        rounds = max(0, self._whole_rounds(day))
        return rounds - 1 if rounds and self.day(rounds) > day else rounds

    def _whole_rounds(self, day):
        """The same, or one more where the day within the month decides."""
        if self.unit == "weekday":
            return (working_days(day) - working_days(self.first)) // self.every
        if self.unit in ("month", "year"):
            months = (day.year - self.first.year) * 12 + day.month - self.first.month
            return months // (self.every * (12 if self.unit == "year" else 1))
        return (day - self.first).days // (self.every * (7 if self.unit == "week" else 1))


def following(rhythm, planned, today):
    """(the next day, rounds missed): the first of the rhythm after the day it was planned for and after today."""
    expected = rhythm.rounds_until(planned) + 1
    coming = max(expected, rhythm.rounds_until(today) + 1)
    return rhythm.day(coming), coming - expected


def working_days(day):
    """How many weekdays lie between Monday 1 January 1 and `day`; a weekend counts as its Friday."""
    return (day.toordinal() - 1) // 7 * 5 + min(day.weekday(), 4)


def months_on(day, months):
    """The same day `months` later, or the last one of a month that lacks it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
