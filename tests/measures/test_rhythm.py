"""How a customer buys, against cases worked out by hand."""
import json
from datetime import date
from pathlib import Path

import pytest

from measures.rhythm import Purchase, by_month, overdue_on, usual_basket, usual_gap

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "rhythm.json").read_text())


def purchases(case):
    return [Purchase(date.fromisoformat(day), cents) for day, cents in case["purchases"]]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_gap_and_basket(case):
    assert (usual_gap(purchases(case)), usual_basket(purchases(case))) == (case["gap"], case["basket"])


@pytest.mark.parametrize("case", VECTORS["months"], ids=lambda case: case["name"])
def test_months(case):
    sums = by_month(purchases(case), date.fromisoformat(case["last_day"]), case["months"])
    assert [list(month) for month in sums] == case["sums"]


@pytest.mark.parametrize("case", VECTORS["overdue"], ids=lambda case: case["name"])
def test_late_by_their_own_rhythm(case):
    day = overdue_on(date.fromisoformat(case["last"]), case["gap"], case["order_days"])
    assert day == (date.fromisoformat(case["on"]) if case["on"] else None)
