"""The lifecycle class of a customer, as of a day, from the days of their completed orders.

Order days are the distinct days, up to the as-of day, with a completed order; gaps are the days between consecutive
order days. The first of these that holds is the class:

    potential  no completed order
    lost       days since the last order > limit: 180, or from three order days on twice the median gap, held
               between 90 and 540
    new        first order at most 90 days ago, and at most 2 orders
    loyal      3 orders or more less than 365 days ago
    existing   everyone else

The numbers are `Rules`. The limit is never rounded: with a median gap of 45.5 days it is 91, and with a factor of 1.5
it is 68.25, so day 68 is not yet lost and day 69 is. Orders later than the as-of day do not exist yet.
"""
from bisect import insort
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from math import floor

LIFECYCLES = POTENTIAL, NEW, EXISTING, LOYAL, LOST = ("potential", "new", "existing", "loyal", "lost")
FIXED, OWN_RHYTHM, AT_LEAST, AT_MOST = ("fixed", "own_rhythm", "at_least", "at_most")

_LAST_DAY = date.max.toordinal()
_NEVER = _LAST_DAY + 1


@dataclass(frozen=True, slots=True)
class Rules:
    """The thresholds, in days unless they count orders. `version` says which edition of them judged somebody."""

    version: int = 1
    new_within_days: int = 90
    new_at_most_orders: int = 2
    loyal_orders: int = 3
    loyal_within_days: int = 365
    lost_after_days: int = 180
    own_rhythm_from_order_days: int = 3
    own_rhythm_factor: int | Decimal = 2
    lost_at_least_days: int = 90
    lost_at_most_days: int = 540

    def __post_init__(self):
        if any(getattr(self, field.name) <= 0 for field in fields(self)):
            raise ValueError("every threshold must be above zero")
        if self.own_rhythm_from_order_days < 2:
            raise ValueError("a rhythm needs at least two order days")
        if self.lost_at_least_days > self.lost_at_most_days:
            raise ValueError("lost_at_least_days is above lost_at_most_days")

    def to_dict(self):
        """Plain values that JSON can hold: the factor is written as text, because 1.1 as a float is not 1.1."""
        return asdict(self) | {"own_rhythm_factor": str(self.own_rhythm_factor)}

    @classmethod
    def from_dict(cls, stored):
        """The opposite of `to_dict`; what is not stored has its default. ValueError if the rules contradict."""
        known = {field.name: stored[field.name] for field in fields(cls) if field.name in stored}
        try:
            factor = Decimal(str(known.pop("own_rhythm_factor", cls().own_rhythm_factor)))
            return cls(own_rhythm_factor=_plain(factor), **{name: int(value) for name, value in known.items()})
        except (TypeError, ArithmeticError) as problem:
            raise ValueError("a threshold is not a number") from problem


DEFAULT_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A class and what it rests on: enough to write the sentence that explains it, and to check it.

    lifecycle          one of LIFECYCLES
    since              first day of the unbroken stretch of this class that reaches the as-of day;
                       None for potential: only the caller knows when we first heard of them
    changes_on         first day the class is another one if no further order comes; None if it stays
    limit_days         silence longer than this is lost; a whole number where it is one
    limit_reason       FIXED, OWN_RHYTHM, or the rhythm's limit held AT_LEAST / AT_MOST
    median_gap_days    None below two order days; may end in .5
    orders             completed orders in all; orders_in_window: those less than `loyal_within_days` ago
    """

    lifecycle: str
    as_of: date
    since: date | None = None
    changes_on: date | None = None
    first_order_on: date | None = None
    last_order_on: date | None = None
    days_since_last: int | None = None
    limit_days: int | float | Decimal | None = None
    limit_reason: str | None = None
    median_gap_days: int | float | None = None
    orders: int = 0
    order_days: int = 0
    orders_in_window: int = 0


def classify(orders, as_of, rules=DEFAULT_RULES):
    """The Verdict on a customer with these orders: an iterable of dates, one per completed order, in any sequence."""
    today = as_of.toordinal()
    days = sorted(day for day in (order.toordinal() for order in orders) if day <= today)
    if not days:
        return Verdict(POTENTIAL, as_of)
    gaps = []
    lifecycle, since, changes_on = POTENTIAL, None, None
    for start, reached in _stretches(days, gaps, rules):
        if start > today:
            changes_on = start
            break
        lifecycle, since = reached, start
    limit, reason = _limit(gaps, rules)
    return Verdict(
        lifecycle=lifecycle,
        as_of=as_of,
        since=_date(since),
        changes_on=_date(changes_on),
        first_order_on=_date(days[0]),
        last_order_on=_date(days[-1]),
        days_since_last=today - days[-1],
        limit_days=_plain(limit),
        limit_reason=reason,
        median_gap_days=_plain(_twice_median(gaps) / 2) if gaps else None,
        orders=len(days),
        order_days=len(gaps) + 1,
        orders_in_window=sum(today - day < rules.loyal_within_days for day in days),
    )


def _stretches(days, gaps, rules):
    """Yield (first day, class) each time the class changes over the life of a customer, into the open future.

    `days` are sorted ordinals, one per order. Between two order days the class can only change on the few days
    `_edges` names, so nothing steps through a calendar. `gaps` (empty at first) is filled, sorted, as days pass.
    """
    current, previous = POTENTIAL, None
    for count, day in enumerate(days, 1):
        following = days[count] if count < len(days) else _NEVER
        if following == day:
            continue
        if previous is not None:
            insort(gaps, day - previous)
        previous = day
        lost_on, not_new_on, not_loyal_on = edges = _edges(days, count, gaps, rules)
        for start in (day, *sorted(edges)):
            if not day <= start < following:
                continue
            reached = (LOST if start >= lost_on else NEW if start < not_new_on
                       else LOYAL if start < not_loyal_on else EXISTING)
            if reached != current:
                current = reached
                yield start, current


def _edges(days, count, gaps, rules):
    """The days on which being lost begins, and being new and being loyal end, after the first `count` orders."""
    limit, _ = _limit(gaps, rules)
    not_new_on = days[0] + rules.new_within_days + 1 if count <= rules.new_at_most_orders else 0
    not_loyal_on = days[count - rules.loyal_orders] + rules.loyal_within_days if count >= rules.loyal_orders else 0
    return days[count - 1] + floor(limit) + 1, not_new_on, not_loyal_on


def _limit(gaps, rules):
    """(days of silence still allowed, why this many)."""
    if len(gaps) + 1 < rules.own_rhythm_from_order_days:
        return rules.lost_after_days, FIXED
    limit = rules.own_rhythm_factor * _twice_median(gaps) / 2
    if limit < rules.lost_at_least_days:
        return rules.lost_at_least_days, AT_LEAST
    if limit > rules.lost_at_most_days:
        return rules.lost_at_most_days, AT_MOST
    return limit, OWN_RHYTHM


def _twice_median(gaps):
    """Twice the median of sorted whole numbers is whole itself, so nothing is lost before the comparison."""
    return gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]


def _plain(number):
    whole = int(number)
    return whole if whole == number else number


def _date(ordinal):
    return date.fromordinal(ordinal) if ordinal is not None and ordinal <= _LAST_DAY else None
