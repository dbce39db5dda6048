"""The forecast in the shell."""
import json

import pytest

from core.periods import containing, period_of
from models import Deal
from tests.world import inside, workspace_today


@pytest.fixture
def run(house):
    return lambda *args: house.test_cli_runner().invoke(args=["report", "forecast", *args])


def test_the_figures_of_a_quarter(make, run):
    for cents, stage in ((10_000, "Negotiation"), (15_050, "Offer made"), (20_000, "Enquiry")):
        make(Deal, stage=stage, amount=cents, closes_on=period_of("2031Q3").last)
    told = json.loads(run("--period", "2031Q3", "--json").output)
    assert {name: told[name] for name in ("closed", "commit", "best_case", "pipeline", "weighted", "deals")} == {
        "closed": 0, "commit": 100, "best_case": 150.5, "pipeline": 200, "weighted": 170.25, "deals": 3}
    assert told["cumulative"] == {"closed": 0, "commit": 100, "best_case": 250.5, "pipeline": 450.5}
    assert [(part["period"], part["deals"]) for part in told["parts"]] == [
        ("2031-07", 0), ("2031-08", 0), ("2031-09", 3)]
    assert [line["label"] for line in told["by_owner"]] == ["Rita"]


def test_what_is_closed(make, run, house):
    make(Deal, stage="Won", amount=5_000)
    make(Deal, stage="Lost", amount=7_000)
    with inside(house):
        month = containing("month", workspace_today()).name
    told = json.loads(run("--period", month, "--by", "team", "--json").output)
    assert (told["closed"], told["deals"], told["by_team"][0]["label"]) == (50, 1, "North")
    assert "closed: 50" in run("--period", month).output


def test_a_period_that_is_none(run):
    answer = run("--period", "2017Q5")
    assert answer.exit_code == 2
    assert "is no period" in answer.stderr
