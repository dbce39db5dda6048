"""How long things take, against cases worked out by hand."""
import json
from pathlib import Path

import pytest

from measures.durations import mean, median, quantile

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "durations.json").read_text())


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_mean_median_and_percentile(case):
    counted = dict(case["counted"])
    found = mean(counted), median(counted), quantile(counted, 0.8)
    wanted = case["mean"], case["median"], case["p80"]
    assert found == tuple(value if value is None else pytest.approx(value) for value in wanted)
