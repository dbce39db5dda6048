"""Wilson's interval, against published cases."""
import json
from pathlib import Path

import pytest

from measures.intervals import wilson

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "intervals.json").read_text())


@pytest.mark.parametrize("case", VECTORS["wilson"], ids=lambda case: case["name"])
def test_published_cases(case):
    low, high = wilson(case["successes"], case["n"])
    assert (round(low, 4), round(high, 4)) == (case["low"], case["high"])


def test_of_nothing_nothing_can_be_said():
    assert wilson(0, 0) is None


def test_more_cases_make_it_narrower():
    few, many = wilson(5, 10), wilson(500, 1000)
    assert many[0] > few[0] and many[1] < few[1]
