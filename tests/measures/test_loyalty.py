"""Tiers by what customers bought, against cases worked out by hand."""
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.loyalty import Conditions, counted, reached
from measures.rhythm import Purchase

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "loyalty.json").read_text())
TIERS = [Conditions(**tier) for tier in VECTORS["tiers"]]
DAYS = st.dates(date(1990, 1, 1), date(2199, 12, 31))


def purchases(case):
    return [Purchase(date.fromisoformat(day), cents) for day, cents in case["purchases"]]


@pytest.mark.parametrize("case", VECTORS["reached"], ids=lambda case: case["name"])
def test_the_highest_tier_whose_conditions_hold(case):
    tier, above = reached(TIERS, purchases(case), date.fromisoformat(case["as_of"]))
    assert [tier and tier.id, above and above.id] == case["expect"]


@pytest.mark.parametrize("case", VECTORS["counted"], ids=lambda case: case["name"])
def test_what_counts_within_a_window(case):
    found = counted(purchases(case), date.fromisoformat(case["as_of"]), case["window_days"])
    assert [found.cents, found.orders, found.unrated, found.years] == case["expect"]


@given(DAYS, st.lists(st.tuples(st.integers(0, 3000), st.one_of(st.none(), st.integers(0, 10**7))), max_size=12))
def test_one_more_order_today_never_lowers_a_tier(day, bought):
    before = [Purchase(day - timedelta(days=ago), cents) for ago, cents in bought if (day - date.min).days > ago]
    lower, _above = reached(TIERS, before, day)
    higher, _above = reached(TIERS, [*before, Purchase(day, 1)], day)
    assert (higher.id if higher else 0) >= (lower.id if lower else 0)
