"""What came true of what was said, against cases worked out by hand."""
import json
from fractions import Fraction
from itertools import count
from pathlib import Path

import pytest

from measures.calibration import Said, truth

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "calibration.json").read_text())


def said(groups):
    number = count()
    return [Said(next(number), probability, place < won) for deals, won, probability in groups
            for place in range(deals)]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_truth(case):
    found = truth(said(case["said"]))
    percent = [round(100 * float(share)) for share in (found.came_true, found.low, found.high)]
    assert (found.deals, found.won, percent) == (case["deals"], case["won"], [case["came_true"], case["low"],
                                                                              case["high"]])
    assert (found.is_off, found.factor) == (case["is_off"], Fraction(*case["factor"]))


def test_nothing_said():
    assert truth([]) is None


def test_a_deal_of_many_stages_is_one_deal_for_the_interval():
    once = truth([Said(number, 50, number < 10) for number in range(20)])
    thrice = truth([Said(number, 50, number < 10) for number in range(20) for _stage in range(3)])
    assert thrice == once
