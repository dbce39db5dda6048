"""Is a thing under warranty?

A warranty of so many months begins with a day and ends with the day of the same number that many calendar months
later, which it still covers; where that month has no such day, with its last one (31 January and one month: 28 or 29
February). So § 188 of the German civil code counts, and likewise Article 3 of EU Regulation 1182/71. An extension is
added to the months before they are counted, so that a short month between takes nothing away.
"""
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

STATES = ("in", "ahead", "out", "voided", "unknown")


@dataclass(frozen=True, slots=True)
class Warranty:
    """`state`: in; ahead, it has not begun; out; voided; unknown, nobody knows from when or how long it runs.

    `ends_on` is the last day covered. `days`: how many are left after today, or have passed since; until it begins,
    how many are still to go. None where there is nothing to count.
    """

    state: str
    ends_on: date | None = None
    days: int | None = None


def last_day(starts_on, months, extension_months=0):
    """The last day covered; None when it is not known from when or how long. ValueError for less than a month."""
    if starts_on is None or months is None:
        return None
    if months < 1 or extension_months < 0:
        raise ValueError(f"{months} and {extension_months} months")
    year, month = divmod(starts_on.year * 12 + starts_on.month - 1 + months + extension_months, 12)
    return date(year, month + 1, min(starts_on.day, monthrange(year, month + 1)[1]))


def judge(today, starts_on, months, extension_months=0, voided_on=None):
    """The Warranty as it is on a day. What was voided stays so, whatever its dates say."""
    ends_on = last_day(starts_on, months, extension_months)
    if voided_on is not None and voided_on <= today:
        return Warranty("voided", ends_on, (today - voided_on).days)
    if ends_on is None:
        return Warranty("unknown")
    if today < starts_on:
        return Warranty("ahead", ends_on, (starts_on - today).days)
    if today <= ends_on:
        return Warranty("in", ends_on, (ends_on - today).days)
    return Warranty("out", ends_on, (today - ends_on).days)
