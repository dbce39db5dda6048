"""How a customer buys: their usual rhythm and basket, and what they bought in each month."""
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import floor
from statistics import median

LATE = Fraction(3, 2)  # times the usual gap: up to there a customer is not late
DAYS_FOR_A_RHYTHM = 3  # days with a purchase


@dataclass(frozen=True, slots=True)
class Purchase:
    """One completed order: its day, and its worth in minor units of the home currency; None without a known rate."""

    day: date
    cents: int | None


def usual_gap(purchases):
    """The median number of days between consecutive days with a purchase; None below two such days."""
    days = sorted({purchase.day for purchase in purchases})
    return median((later - earlier).days for earlier, later in pairwise(days)) if len(days) > 1 else None


def overdue_on(last_day, gap, order_days):
    """The first day on which a customer is late by their own rhythm: more than LATE usual gaps after the last order.

    None below DAYS_FOR_A_RHYTHM: two orders have one gap, which is no habit.
    """
    if gap is None or order_days < DAYS_FOR_A_RHYTHM:
        return None
    return last_day + timedelta(days=floor(LATE * Fraction(str(gap))) + 1)


def usual_basket(purchases):
    """The median worth of a purchase, in whole minor units rounded half up; None when no worth is known."""
    worths = [purchase.cents for purchase in purchases if purchase.cents is not None]
    return int(median(worths) + 0.5) if worths else None


def by_month(purchases, last_day, months=12):
    """[(year, month, cents)] of the `months` calendar months up to the one of `last_day`, quiet ones included."""
    ending = last_day.year * 12 + last_day.month - 1
    sums = dict.fromkeys(range(ending - months + 1, ending + 1), 0)
    for purchase in purchases:
        month = purchase.day.year * 12 + purchase.day.month - 1
        if month in sums:
            sums[month] += purchase.cents or 0
    return [(month // 12, month % 12 + 1, cents) for month, cents in sums.items()]
