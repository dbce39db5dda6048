"""Warranties by the calendar, against cases worked out by hand."""
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.warranty import STATES, judge, last_day

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "warranty.json").read_text())
DAYS = st.dates(date(1990, 1, 1), date(2199, 12, 31))


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_warranty_on_a_day(case):
    found = judge(day(case["today"]), day(case["starts_on"]), case["months"], case.get("extension_months", 0),
                  day(case.get("voided_on")))
    state, ends_on, days = case["expect"]
    assert (found.state, found.ends_on, found.days) == (state, day(ends_on), days)
    assert found.state in STATES


@pytest.mark.parametrize("case", VECTORS["refused"], ids=lambda case: case["name"])
def test_less_than_a_month_is_no_warranty(case):
    with pytest.raises(ValueError, match="months"):
        last_day(day(case["starts_on"]), case["months"], case["extension_months"])


@given(DAYS, st.integers(1, 600), st.integers(0, 120))
def test_more_months_never_end_earlier_and_the_last_day_is_covered(start, months, more):
    until = last_day(start, months, more)
    assert until <= last_day(start, months + 1, more)
    assert until == last_day(start, months + more)
    assert judge(until, start, months, more).state == "in"
    assert judge(until + timedelta(days=1), start, months, more).state == "out"
