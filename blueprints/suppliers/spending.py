"""What we spend with a supplier in some days: each currency by itself, and all of it in the home currency."""
from dataclasses import dataclass, field

from core.money import converted, format_money
from core.words import _n, language


@dataclass
class Spending:
    """The value of lines by the day they were due. At the rate of that day it counts in the home currency; what has
    no rate is left out there, and what has no value is left out everywhere."""

    home: str
    sums: dict = field(default_factory=dict)  # {currency: minor units}
    home_cents: int = 0
    unrated: int = 0  # lines
    unvalued: int = 0

    @classmethod
    def of(cls, rows, home, rates):
        """`rows`: (currency, day, cents, lines, lines without a value); `rates`: core.rates.RateTable, None while all
        is in the currency `home`."""
        found = cls(home)
        for row in rows:
            found.unvalued += row.unvalued
            if row.cents is None:
                continue
            cents = int(row.cents)
            found.sums[row.currency] = found.sums.get(row.currency, 0) + cents
            rate = 1 if row.currency == home else rates.on(row.currency, row.day)
            at_home = converted(cents, row.currency, rate, home)
            if at_home is None:
                found.unrated += row.lines - row.unvalued
            else:
                found.home_cents += at_home
        return found

    @property
    def text(self):
        """All of it in the home currency; "" of nothing, the currencies themselves while no rate is known."""
        if not self.is_foreign or not self.home_cents:
            return self.each
        return format_money(self.home_cents, self.home, language())

    @property
    def each(self):
        return " + ".join(format_money(cents, currency, language()) for currency, cents in sorted(self.sums.items())
                          if cents)

    @property
    def is_foreign(self):
        """Is there more to tell than one sum in the home currency?"""
        return any(cents for currency, cents in self.sums.items() if currency != self.home)

    @property
    def notes(self):
        """What the sum is made of, and what it leaves out."""
        told = [self.each] if self.is_foreign and self.home_cents else []
        if self.unrated:
            told.append(_n("%(num)s line without a rate left out", "%(num)s lines without a rate left out",
                           self.unrated))
        if self.unvalued:
            told.append(_n("%(num)s line without a value left out", "%(num)s lines without a value left out",
                           self.unvalued))
        return "; ".join(told)
