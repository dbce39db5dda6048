"""The matrix of five by five, against cases worked out by hand."""
import json
from pathlib import Path

import pytest

from measures.risk import level, rating

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "risk.json").read_text())


@pytest.mark.parametrize("case", VECTORS["levels"], ids=lambda case: f"{case['likelihood']} × {case['impact']}")
def test_a_risk_is_as_grave_as_both_make_it(case):
    rated = rating(case["likelihood"], case["impact"])
    assert (rated, level(rated)) == (case["rating"], case["level"])


@pytest.mark.parametrize(("likelihood", "impact"), VECTORS["refused"])
def test_neither_is_outside_of_five(likelihood, impact):
    with pytest.raises(ValueError):
        rating(likelihood, impact)
