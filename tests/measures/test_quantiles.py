"""Quantiles out of buckets, against worked cases."""
import json
from pathlib import Path

import pytest

from measures.quantiles import of_buckets

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "quantiles.json").read_text())
INFINITE = float("inf")


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_worked_cases(case):
    buckets = [(INFINITE if upper is None else upper, number) for upper, number in case["buckets"]]
    found = of_buckets(case["share"], buckets)
    assert found == (None if case["value"] is None else pytest.approx(case["value"]))


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_is_between_none_and_all(share):
    with pytest.raises(ValueError):
        of_buckets(share, [(INFINITE, 1)])
