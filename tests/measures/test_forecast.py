"""Forecasts and targets, against cases worked out by hand."""
import json
from fractions import Fraction
from pathlib import Path

import pytest

from measures.forecast import COLUMNS, Worth, attainment, coverage, forecast, gap, mismatch, roll_up

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "forecast.json").read_text())


def by_name(key):
    return pytest.mark.parametrize("case", VECTORS[key], ids=lambda case: case["name"])


def worth(state, category, cents, probability, *factor):
    return Worth(state, category, cents, probability, factor=Fraction(*factor) if factor else Fraction(1))


@by_name("roll_ups")
def test_roll_up(case):
    assert list(roll_up(dict(zip(COLUMNS, case["single"], strict=True))).values()) == case["cumulative"]


@by_name("forecasts")
def test_forecast(case):
    found = forecast(worth(*deal) for deal in case["deals"])
    assert (list(found.single.values()), found.weighted, found.calibrated) == (
        case["single"], case["weighted"], case["weighted"])


@by_name("calibrated")
def test_calibrated(case):
    found = forecast(worth(*deal) for deal in case["deals"])
    assert (found.weighted, found.calibrated) == (case["weighted"], case["calibrated"])


@by_name("targets")
def test_target(case):
    left = gap(case["achieved"], case["target"])
    assert (attainment(case["achieved"], case["target"]), left, coverage(case["open"], left)) == (
        case["attainment"], case["gap"], case["coverage"])


@by_name("mismatches")
def test_mismatch(case):
    assert mismatch(case["target"], case["parts"]) == case["by"]
