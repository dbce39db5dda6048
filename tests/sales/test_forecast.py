"""The forecast: what it adds up, that every number opens exactly the deals that make it, and as of past days."""
from datetime import timedelta

import pytest

from blueprints.sales.actions import deals
from blueprints.sales.queries import forecast as queries
from blueprints.sales.views import forecast as forecast_page
from core.periods import containing, period_of
from models import Deal, Rate, db, now
from tests.world import _user, days_ago, days_on, workspace_today

STAGES = {"commit": "Negotiation", "best_case": "Offer made", "pipeline": "Enquiry"}


@pytest.fixture
def quarter(house, inside):
    with inside():
        return containing("quarter", workspace_today())


@pytest.fixture
def example(make, quarter):
    """50 closed, 100 commit, 150 best case, 200 pipeline in this quarter."""
    make(Deal, title="Won", stage="Won", amount=5000)
    for cents, stage in ((10_000, "Negotiation"), (15_000, "Offer made"), (20_000, "Enquiry")):
        make(Deal, title=stage, stage=stage, amount=cents, closes_on=quarter.last)


def stats(page):
    """{label: value} of the figures on top."""
    return {node.css_first(".stat-label").text().strip(): node.css_first(".stat-value").text().strip()
            for node in page.css(".stat")}


def test_the_roll_up_of_salesforce(browse, example):
    rita = browse("rita")
    assert list(stats(rita.open("/sales/forecast")).values())[:4] == ["£50.00", "£150.00", "£300.00", "£450.00"]
    assert list(stats(rita.open("/sales/forecast?roll_up=single")).values())[:4] == [
        "£50.00", "£100.00", "£150.00", "£200.00"]


def test_three_months_of_frappe(browse, make, inside):
    months = [period_of(name) for name in ("2031-06", "2031-07", "2031-08")]
    for month, probability in zip(months, (50, 50, 100), strict=True):
        make(Deal, amount=10_000_000, probability=probability, closes_on=month.last)
    rita = browse("rita")
    assert [stats(rita.open(f"/sales/forecast?period={month.name}"))["Weighted"] for month in months] == [
        "£50,000.00", "£50,000.00", "£100,000.00"]
    parts = rita.open("/sales/forecast?period=2031Q3").table(1)
    assert [(row[0], row[-1]) for row in parts[1:]] == [
        ("July 2031", "£50,000.00"), ("August 2031", "£100,000.00"), ("September 2031", "£0.00")]


def test_a_lost_deal_changes_nothing(browse, make, example):
    rita = browse("rita")
    before = stats(rita.open("/sales/forecast"))
    make(Deal, stage="Lost", amount=99_900, closes_on=days_on(0))
    assert stats(rita.open("/sales/forecast")) == before


@pytest.mark.parametrize("roll_up", ["single", "cumulative"])
def test_every_number_opens_what_makes_it(browse, example, roll_up):
    rita = browse("rita")
    page = rita.open(f"/sales/forecast?roll_up={roll_up}")
    links = [(link.text().strip(), link.attributes["href"]) for link in page.css("a.stat-value, td[data-num] a")]
    assert len(links) >= 13
    for text, url in links:
        opened = rita.open(url)
        assert text in (stats(opened)["Together"], stats(opened).get("Weighted")), url


def test_the_deals_behind_a_number(browse, example, inside):
    rita = browse("rita")
    rows = rita.open("/sales/forecast/deals?what=closed,commit").table()[1:]
    assert [(row[0], row[4]) for row in rows] == [("Negotiation", "£100.00"), ("Won", "£50.00")]
    rita.open("/sales/forecast/deals?what=nonsense", 400)
    rita.open("/sales/forecast/deals", 400)


@pytest.mark.parametrize("query", ["period=2026Q5", "period=x", "team=x", "as_of=x", "by=moon", "pipeline=-1",
                                   "owner=nobody-at-all"])
def test_addresses_that_make_no_sense(browse, query):
    browse("rita").open(f"/sales/forecast?{query}", 400)


def test_more_than_a_page(browse, make, quarter, monkeypatch):
    monkeypatch.setattr(forecast_page, "ROWS", 2)
    monkeypatch.setattr(queries, "ROWS", 2)
    for cents in (100, 300, 300, 500):
        make(Deal, amount=cents, closes_on=quarter.last)
    page = browse("rita").open("/sales/forecast/deals?what=pipeline")
    assert [row[4] for row in page.table()[1:]] == ["£5.00", "£3.00"]
    assert [row[4] for row in page.follow("Next").table()[1:]] == ["£3.00", "£1.00"]


def test_close_dates_in_the_past_and_none_at_all_are_called_out(browse, make):
    make(Deal, title="Late", amount=700, opened_on=days_ago(90), closes_on=days_ago(30))
    make(Deal, title="Some day", amount=800)
    page = browse("rita").open("/sales/forecast")
    assert "1 open deal should be closed by now: its close date is past (£7.00)." in page.text
    assert "1 open deal has no close date, so it is in no period (£8.00)." in page.text
    late = browse("rita").open(page.css(".notice a")[0].attributes["href"])
    assert [row[0] for row in late.table()[1:]] == ["Late"]


def test_two_currencies_at_their_rates(browse, make, inside, quarter):
    with inside():
        db.session.add(Rate(currency="EUR", valid_from=days_ago(9), home_per_unit="0.8"))
        db.session.commit()
    make(Deal, amount=1000, currency="EUR", closes_on=quarter.last)
    make(Deal, amount=1000, closes_on=quarter.last)
    make(Deal, amount=1000, currency="USD", closes_on=quarter.last)
    page = browse("rita").open("/sales/forecast?roll_up=single")
    assert stats(page)["Pipeline"] == "£18.00"
    assert "1 deal of this period is in a currency whose rate is not known" in page.text
    rows = browse("rita").open("/sales/forecast/deals?what=pipeline").table()[1:]
    assert [row[4].split() for row in rows] == [["£10.00"], ["€10.00", "£8.00"], ["US$10.00", "no", "rate"]]


def test_by_person_and_team_and_only_what_one_may_see(browse, make, quarter):
    make(Deal, owner="rita", team="North", amount=1000, closes_on=quarter.last)
    make(Deal, owner="otto", team="South", amount=3000, closes_on=quarter.last)
    make(Deal, owner=None, team=None, amount=5000, closes_on=quarter.last)
    rows = {who: [row[0] for row in browse(who).open("/sales/forecast").table()[1:]] for who in ("rita", "mara")}
    assert rows == {"rita": ["Rita"], "mara": ["Otto", "Rita", "Nobody"]}
    teams = browse("mara").open("/sales/forecast?by=team").table()[1:]
    assert [row[0] for row in teams] == ["North", "South", "No team"]
    narrowed = browse("mara").open("/sales/forecast?team=none&roll_up=single")
    assert stats(narrowed)["Pipeline"] == "£50.00"


def test_a_past_day_is_seen_as_it_was(browse, make, inside, quarter):
    deal = make(Deal, title="Kiln", amount=1000, closes_on=quarter.last, at=_at(20))
    with inside():
        held = db.session.get(Deal, deal.id)
        deals.revise(held, {"amount_cents": 4000}, by=_user("rita"), at=_at(10))
        db.session.commit()
    mara = browse("mara")
    seen = [stats(mara.open(f"/sales/forecast?roll_up=single&period={quarter.name}&as_of={days_ago(days)}"))["Pipeline"]
            for days in (21, 15, 5)]
    assert seen == ["£0.00", "£10.00", "£40.00"]


def _at(days):
    return now() - timedelta(days=days)


@pytest.mark.parametrize("page", ["", "?as_of=2026-01-31&period=2026Q1", "/deals?what=pipeline", "/bridge",
                                  "/past-board", "/calibration"])
def test_more_deals_cost_no_more_statements(browse, make, statements, quarter, page):
    counted = []
    for _more in range(2):
        make(Deal, amount=100, closes_on=quarter.last)
        make(Deal, stage="Won", amount=100)
        browse("mara").open(f"/sales/forecast{page}")
        with statements() as seen:
            browse("mara").open(f"/sales/forecast{page}")
        counted.append(len(seen))
    assert counted[0] == counted[1]
