"""The bridge between two days: each step by hand, and the law that it adds up on any history."""
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.bridge import BARS, Standing, closing, steps, total

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "bridge.json").read_text())


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_steps(case):
    before, after = (Standing(*held) if held else None for held in (case["before"], case["after"]))
    assert [list(step) for step in steps(before, after)] == case["steps"]


@dataclass(frozen=True)
class Event:
    day: int
    standing: Standing


standings = st.builds(Standing, st.sampled_from(["open", "open", "won", "lost", "archived"]), st.integers(0, 10**12),
                      st.booleans(), st.booleans())
histories = st.lists(st.builds(Event, st.integers(0, 30), standings), min_size=1, max_size=8).map(
    lambda events: sorted(events, key=lambda event: event.day))
companies = st.lists(histories, max_size=12)


def as_of(history, day):
    held = [event.standing for event in history if event.day <= day]
    return held[-1] if held else None


def pipeline(company, day):
    held = (as_of(history, day) for history in company)
    return sum(standing.cents for standing in held if standing is not None and standing.counts)


def bridge(company, first, last):
    return total(step for history in company if as_of(history, last) is not None
                 for step in steps(as_of(history, first), as_of(history, last)))


@given(companies, st.integers(-1, 30), st.integers(0, 31))
def test_it_adds_up_on_any_history(company, first, span):
    sums = bridge(company, first, first + span)
    assert closing(pipeline(company, first), sums) == pipeline(company, first + span)


@given(companies, st.integers(-1, 30), st.integers(0, 15), st.integers(0, 15))
def test_the_weeks_of_a_month_lead_to_where_the_month_leads(company, first, one, two):
    middle, last = first + one, first + one + two
    through = closing(closing(pipeline(company, first), bridge(company, first, middle)), bridge(company, middle, last))
    assert through == closing(pipeline(company, first), bridge(company, first, last))


@given(companies, st.integers(-1, 30), st.integers(0, 31))
def test_every_bar_is_there_and_none_is_negative(company, first, span):
    sums = bridge(company, first, first + span)
    assert tuple(sums) == BARS
    assert min(sums.values()) >= 0


@given(histories, st.integers(-1, 30))
def test_nothing_happens_on_no_day(history, day):
    standing = as_of(history, day)
    assert standing is None or steps(standing, standing) == []
