"""Months, quarters and years, as addresses and people name them: 2026-11, 2026Q4, 2026."""
import re
from dataclasses import dataclass
from datetime import date, timedelta

from babel import dates

from core.spans import days, span_text
from core.times import LOCALES
from core.words import _l

MONTHS = {"month": 1, "quarter": 3, "year": 12}
UNITS = {"month": _l("Month"), "quarter": _l("Quarter"), "year": _l("Year")}
PARTS = {"quarter": "month", "year": "quarter"}  # what a period is broken down into
WRITTEN = re.compile(r"(?P<year>[12]\d{3})(?:Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")
PATTERNS = {"month": {"en": "MMMM y", "zh": "y年M月"}, "quarter": {"en": "QQQ y", "zh": "y年QQQQ"},
            "year": {"en": "y", "zh": "y年"}}


@dataclass(frozen=True)
class Period:
    """`unit` is one of UNITS, or "span" for days that are none of these; `last` is included."""

    unit: str
    first: date
    last: date

    @property
    def name(self):
        """As addresses write it."""
        return {"month": f"{self.first:%Y-%m}", "quarter": f"{self.first.year}Q{(self.first.month + 2) // 3}",
                "year": str(self.first.year), "span": f"{self.first}/{self.last}"}[self.unit]

    def text(self, language):
        """As people read it."""
        if self.unit == "span":
            return span_text(self.name, language)
        return dates.format_date(self.first, PATTERNS[self.unit][language], locale=LOCALES[language])

    @property
    def previous(self):
        return containing(self.unit, self.first - timedelta(days=1))

    @property
    def next(self):
        return containing(self.unit, self.last + timedelta(days=1))

    @property
    def parts(self):
        """The months of a quarter, the quarters of a year; a month is its own only part."""
        if self.unit not in PARTS:
            return [self]
        found = [containing(PARTS[self.unit], self.first)]
        while found[-1].last < self.last:
            found.append(found[-1].next)
        return found


def containing(unit, day):
    """The period of a unit that a day lies in."""
    length = MONTHS[unit]
    month = (day.month - 1) // length * length + 1
    first = date(day.year, month, 1)
    following = first.year * 12 + first.month - 1 + length
    return Period(unit, first, date(following // 12, following % 12 + 1, 1) - timedelta(days=1))


def period_of(text):
    """The period an address names; a span of days as well. ValueError for anything else."""
    if "/" in text:
        return Period("span", *days(text))
    found = WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year = int(found["year"])
    if found["quarter"]:
        return containing("quarter", date(year, int(found["quarter"]) * 3, 1))
    if found["month"]:
        return containing("month", date(year, int(found["month"]), 1))
    return containing("year", date(year, 1, 1))
