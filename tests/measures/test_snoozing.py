"""Until when something is put off, against cases worked out by hand."""
import json
from datetime import datetime, time
from pathlib import Path

import pytest

from measures.snoozing import put_off

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "snoozing.json").read_text())


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: f"{case['choice']} at {case['at']}")
def test_put_off(case):
    clock = time.fromisoformat(case["clock"]) if case["clock"] else None
    day, until = put_off(case["choice"], datetime.fromisoformat(case["at"]), clock)
    assert [day.isoformat(), until and f"{until:%H:%M}"] == case["until"]


@pytest.mark.parametrize("choice", VECTORS["refused"])
def test_no_such_choice(choice):
    with pytest.raises(ValueError):
        put_off(choice, datetime(2026, 3, 2, 9))
