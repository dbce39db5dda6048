"""RFM: how lately, how often and for how much a customer bought, each scored 1 to 5 by itself, 5 the best.

Recency is the days from the last completed order to the as-of day, frequency the number of completed orders, monetary
what they came to; of everyone with such an order. Three rules say which score a value gets:

    quantiles  limits at the 20, 40, 60 and 80 % quantiles (type 7: linear between the two values around), plus one
               unit, as in rsquaredacademy/rfm: score 1 lies in [least, q20 + 1), score 2 in [q20 + 1, q40 + 1), …
    own        limits somebody set, for few customers: quantiles of a handful say little
    fifths     SQL's NTILE(5): customers in order, cut into five of the same number. Two with the same value may get
               different scores; the order among them is that of their keys

Of recency the smallest values are the best: [least, first limit) scores 5.
"""
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil

SCORES = 5
SHARES = tuple(Fraction(part, SCORES) for part in range(1, SCORES))
METHODS = QUANTILES, OWN, FIFTHS = ("quantiles", "own", "fifths")
MANY = 500  # customers: below, quantiles say little
AXES = ("recency", "frequency", "monetary")


@dataclass(frozen=True, slots=True)
class Buyer:
    """What is scored of a customer. `monetary` in any unit, as long as all are in the same."""

    key: object
    recency: int
    frequency: int
    monetary: int


@dataclass(frozen=True)
class Limits:
    """Four limits of each axis, rising: a value below the first lies in the lowest of five classes."""

    recency: tuple
    frequency: tuple
    monetary: tuple

    @cached_property
    def _whole(self):
        """The limits rounded up, which for whole values says the same and compares six times as fast."""
        return tuple(tuple(ceil(limit) for limit in getattr(self, axis)) for axis in AXES)

    def scores(self, recency, frequency, monetary):
        """(r, f, m) of whole values."""
        lately, often, much = self._whole
        return SCORES - bisect_right(lately, recency), 1 + bisect_right(often, frequency), 1 + bisect_right(
            much, monetary)

    def to_dict(self):
        return {axis: [str(exact(limit)) for limit in getattr(self, axis)] for axis in AXES}

    @classmethod
    def from_dict(cls, stored):
        return cls(*(tuple(Fraction(limit) for limit in stored[axis]) for axis in AXES))


def method_for(customers, fifths=False):
    """The rule that holds for so many customers with an order."""
    return FIFTHS if fifths else QUANTILES if customers >= MANY else OWN


def quantile(ordered, share):
    """The type-7 quantile of values in order: exact, between two of them where it falls there."""
    place = (len(ordered) - 1) * share
    below = int(place)
    rest = place - below
    return ordered[below] if not rest else ordered[below] + rest * (ordered[below + 1] - ordered[below])


def limits_of(buyers, unit=1):
    """The Limits at the quantiles; None of nobody. `unit` is what one more is in money: 100 where it counts cents."""
    if not buyers:
        return None
    found = []
    for axis in AXES:
        ordered, more = sorted(getattr(buyer, axis) for buyer in buyers), unit if axis == "monetary" else 1
        found.append(tuple(quantile(ordered, share) + more for share in SHARES))
    return Limits(*found)


def fifths(buyers):
    """{key: (r, f, m)} by NTILE(5); of the same value the lower key comes first."""
    places = [
        _fifth(sorted(buyers, key=lambda buyer: (-buyer.recency, buyer.key))),
        _fifth(sorted(buyers, key=lambda buyer: (buyer.frequency, buyer.key))),
        _fifth(sorted(buyers, key=lambda buyer: (buyer.monetary, buyer.key))),
    ]
    return {buyer.key: tuple(place[buyer.key] for place in places) for buyer in buyers}


def _fifth(ordered):
    """{key: 1 to 5}; the first ones are larger by one where it does not come out even."""
    size, larger = divmod(len(ordered), SCORES)
    found, begin = {}, 0
    for score in range(1, SCORES + 1):
        end = begin + size + (score <= larger)
        found.update((buyer.key, score) for buyer in ordered[begin:end])
        begin = end
    return found


def bounds(buyers, scored):
    """{axis: [(least, most) of each score, 1 to 5]}: what the classes came to; None for a score nobody has."""
    found = {axis: [None] * SCORES for axis in AXES}
    for buyer in buyers:
        for axis, score in zip(AXES, scored[buyer.key], strict=True):
            value, held = getattr(buyer, axis), found[axis][score - 1]
            found[axis][score - 1] = (min(value, held[0]), max(value, held[1])) if held else (value, value)
    return found


def exact(number):
    """A fraction of fifths as the decimal it is."""
    return Decimal(number.numerator) / number.denominator if isinstance(number, Fraction) else number
