"""A published sales pipeline, from ../shared/data/crm_pipeline, against figures that were computed independently."""
import json
from datetime import date

import pytest
import sqlalchemy as sa

from blueprints.sales.queries import reports
from core.access import of
from measures.durations import mean, median
from models import Deal, Record, StageEvent, db
from tests.imports.test_real_files import DATA, bring

FOLDER = DATA / "crm_pipeline"
FILE = FOLDER / "sales_pipeline_engaged_before_2017-07.csv"
MAPPING = {"number": "opportunity_id", "owner": "sales_agent", "product": "product", "customer": "account",
           "stage": "deal_stage", "opened_on": "engage_date", "closes_on": "close_date", "amount": "close_value"}
ALIASES = {"product": {"GTXPro": "GTX Pro"}, "stage": {"Won": "won", "Lost": "lost"}}

pytestmark = pytest.mark.skipif(not FILE.exists(), reason=f"{FILE} is not here")


@pytest.fixture
def brought(house, tmp_path):
    """What `flask import deals` printed; `again()` brings the same file once more."""
    for name, said in (("mapping", MAPPING), ("aliases", ALIASES)):
        (tmp_path / f"{name}.json").write_text(json.dumps(said))
    options = "--mapping", str(tmp_path / "mapping.json"), "--aliases", str(tmp_path / "aliases.json")
    return lambda: bring(house, "deals", FILE, *options)


def win_rates(app, by):
    result = app.test_cli_runner().invoke(args=["report", "win-rate", "--by", by, "--json"])
    assert result.exit_code == 0, result.stderr
    return {row["label"]: row for row in json.loads(result.stdout)}


def published():
    return json.loads((FOLDER / "reference_figures_dev.json").read_text())["dev_part(engage_date<2017-07-01)"]


def agrees(found, reference):
    """Does a row of the report say what the reference says?"""
    return (found["won"], found["lost"], round(found["rate"], 6), found["won_amount"]) == (
        reference["won"], reference["lost"], reference["win_rate"], reference["won_value"])


def test_the_pipeline_comes_in_whole_and_only_once(house, brought, inside):
    first = brought()
    assert first == {
        "created": 4365, "changed": 0, "unchanged": 0, "errors": 0, "deals": 4365, "parties": 85, "products": 7,
        "people": 30, "notes": {"stage": {"Engaging": 716}, "customer": {"": 484}}}
    with inside():
        states = of(Deal, Record.state, sa.func.count(), sa.func.sum(Deal.home_cents)).group_by(Record.state)
        assert {state: (number, cents) for state, number, cents in db.session.execute(states)} == {
            "won": (2394, 566_223_300), "lost": (1255, 0), "open": (716, 0)}
        without = of(Deal, sa.func.count()).where(Deal.party_id.is_(None))
        assert db.session.scalar(without.where(Record.is_open)) == db.session.scalar(without) == 484
        days = of(Deal, sa.func.min(Deal.opened_on), sa.func.max(Deal.closed_on))
        assert db.session.execute(days).one() == (
            date(2016, 10, 20), date(2017, 11, 1))
        assert db.session.scalar(sa.select(sa.func.count(StageEvent.id))) == 4365 + 2394 + 1255
    assert brought() == first | {"created": 0, "unchanged": 4365}


def test_win_rates_are_those_published(house, brought):
    brought()
    reference = published()
    sellers, products = win_rates(house, "owner"), win_rates(house, "product")
    assert sellers.keys() == reference["by_agent"].keys()
    assert all(agrees(sellers[name], told) for name, told in reference["by_agent"].items())
    here = {"GTX Pro" if name == "GTXPro" else name: told for name, told in reference["by_product"].items()}
    assert products.keys() == here.keys() and all(agrees(products[name], told) for name, told in here.items())
    assert agrees(win_rates(house, "stage")["Enquiry"], {
        "won": 2394, "lost": 1255, "win_rate": 0.65607, "won_value": 5_662_233})


def test_how_long_it_took_is_as_published(house, brought, inside):
    brought()
    with inside():
        (cycle,) = reports.cycles(reports.REPORTED.open_query("", ""), "all")
    assert {"won": median(cycle.won), "lost": median(cycle.lost)} == published()["median_days_engage_to_close"]
    means = {"won": round(mean(cycle.won), 4), "lost": round(mean(cycle.lost), 4)}
    assert means == published()["mean_days_engage_to_close"]
