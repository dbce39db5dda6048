"""What a quote comes to, against cases worked out by hand."""
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.quotes import sum_up

CASES = json.loads((Path(__file__).parents[1] / "vectors" / "quotes.json").read_text())["cases"]
LINES = st.lists(st.tuples(st.integers(-10**9, 10**9), st.integers(0, 10_000).map(lambda rate: Decimal(rate) / 10_000)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sums(case):
    sums = sum_up([(cents, Decimal(rate)) for cents, rate in case["lines"]])
    assert (sums.net_cents, sums.tax_cents, sums.total_cents) == (case["net"], case["tax"], case["total"])
    assert [[each.rate, each.net_cents, each.tax_cents] for each in sums.rates] == [
        [Decimal(rate), net, tax] for rate, net, tax in case["rates"]]


@given(LINES)
def test_whatever_the_lines_the_parts_make_the_whole(lines):
    sums = sum_up(lines)
    assert sums.net_cents == sum(cents for cents, _rate in lines)
    assert sums.total_cents == sums.net_cents + sum(each.tax_cents for each in sums.rates)
    assert all(abs(each.tax_cents - each.net_cents * each.rate) <= Decimal("0.5") for each in sums.rates)
    assert sum_up(reversed(lines)) == sums
