"""When something that repeats comes round again, against cases worked out by hand and against walking the calendar."""
import json
from datetime import date, timedelta
from itertools import count, takewhile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.recurrence import UNITS, Rhythm, following

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "recurrence.json").read_text())
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_the_next_day(case):
    unit, every, first = case["rhythm"]
    rhythm = Rhythm(unit, every, date.fromisoformat(first))
    found = following(rhythm, date.fromisoformat(case["planned"]), date.fromisoformat(case["today"]))
    assert found == (date.fromisoformat(case["next"]), case["missed"])


@pytest.mark.parametrize(("unit", "every"), VECTORS["refused"])
def test_no_rhythm(unit, every):
    with pytest.raises(ValueError):
        Rhythm(unit, every, date(2026, 1, 1))


@given(st.sampled_from(UNITS), st.integers(1, 5), DAYS, DAYS, DAYS)
def test_it_is_the_first_day_of_the_rhythm_after_both(unit, every, first, planned, today):
    rhythm = Rhythm(unit, every, first)
    horizon = max(planned, today)
    rounds = list(takewhile(lambda day: day <= horizon, map(rhythm.day, count(1))))
    missed = sum(planned < day for day in rounds)
    assert following(rhythm, planned, today) == (rhythm.day(len(rounds) + 1), missed)


@given(st.integers(1, 9), DAYS)
def test_weekdays_are_no_weekend(every, first):
    rhythm = Rhythm("weekday", every, first)
    days = [rhythm.day(times) for times in range(1, 30)]
    assert all(day.weekday() < 5 for day in days)
    if first.weekday() < 5:
        between = [first + timedelta(days=number) for number in range((days[0] - first).days + 1)]
        assert sum(day.weekday() < 5 for day in between) == every + 1
