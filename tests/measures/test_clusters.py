"""How many fell together: three within thirty days are three, wherever the span begins."""
from datetime import UTC, datetime, timedelta

import pytest

from measures.clusters import fullest

SPAN = timedelta(days=30)
FIRST = datetime(2026, 3, 1, tzinfo=UTC)


def on(*days):
    return [(FIRST + timedelta(days=day), day) for day in days]


@pytest.mark.parametrize(("days", "own", "expected"), [
    ((0, 10, 30), 30, [0, 10, 30]),  # both ends count
    ((0, 10, 31), 31, [10, 31]),
    ((0, 10, 31), 10, [0, 10]),  # of two as full the earlier
    ((0, 20, 40, 41), 20, [20, 40, 41]),  # the one in the middle belongs to the fuller side
    ((5,), 5, [5]),
    ((), 5, []),
    ((0, 100), 50, []),
])
def test_the_fullest_span(days, own, expected):
    assert [day for _at, day in fullest(on(*reversed(days)), on(own)[0], SPAN)] == expected
