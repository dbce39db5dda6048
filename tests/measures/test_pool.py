"""When customers go back to the pool, against tests/vectors/pool.json."""
import json
from datetime import date
from pathlib import Path

import pytest

from measures.pool import narrowest, standing

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "pool.json").read_text())


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", VECTORS["standing"])
def test_standing(case):
    state, returns_on = standing(day(case["touched"]), day(case["warned"]), day(case["today"]),
                                 idle_days=case["idle"], warn_days=case["warn"])
    assert [state, str(returns_on)] == case["is"]


@pytest.mark.parametrize("case", VECTORS["narrowest"])
def test_the_narrowest_rule_holds(case):
    found = narrowest([tuple(rule) for rule in case["rules"]], lifecycle=case["lifecycle"], team=case["team"])
    assert (found and found[2]) == case["is"]
