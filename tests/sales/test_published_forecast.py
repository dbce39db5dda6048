"""The forecast of a published pipeline, against sums made from its file by other means."""
import csv
import json
from datetime import date

import pytest

from blueprints.sales.bridges import Bridge
from blueprints.sales.queries.past_board import sums_by_stage
from blueprints.sales.viewpoint import Viewpoint
from core.periods import period_of
from tests.imports.test_real_pipeline import FILE, brought  # noqa: F401  a fixture
from tests.world import inside

pytestmark = pytest.mark.skipif(not FILE.exists(), reason=f"{FILE} is not here")
QUARTERS = ["2017Q1", "2017Q2", "2017Q3", "2017Q4", "2017"]


def rows():
    with FILE.open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def won_in(period):
    """(deals, value) of what was won on a day of a period."""
    values = [float(row["close_value"]) for row in rows() if row["deal_stage"] == "Won"
              and period.first <= date.fromisoformat(row["close_date"]) <= period.last]
    return len(values), sum(values)


def open_on(day):
    """How many deals were engaged by the end of a day and not closed, or not engaged yet at all."""
    return sum((not row["engage_date"] or date.fromisoformat(row["engage_date"]) <= day)
               and (not row["close_date"] or date.fromisoformat(row["close_date"]) > day) for row in rows())


def test_every_figure_that_is_published(house, brought):  # noqa: F811
    brought()
    for name in QUARTERS:
        answer = house.test_cli_runner().invoke(args=["report", "forecast", "--period", name, "--json"])
        told = json.loads(answer.stdout)
        assert (told["deals"], told["closed"]) == won_in(period_of(name)), name
        assert (told["commit"], told["weighted"]) == (0, 0)
        assert sum(line["closed"] for line in told["by_owner"]) == told["closed"]
        assert sum(part["closed"] for part in told["parts"]) == told["closed"]
    with inside(house):
        for day in (date(2017, 3, 31), date(2017, 6, 30), date(2017, 9, 30)):
            view = Viewpoint(period_of("2017"), day=day)
            assert sum(row.count for row in sums_by_stage(view).values()) == open_on(day), day
        assert Bridge(Viewpoint(period_of("2017")), date(2017, 3, 31), date(2017, 9, 30)).adds_up
