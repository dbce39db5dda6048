"""Targets: set, changed, taken back; what is reached, left and covered; what does not add up."""
import pytest

from blueprints.records.actions.entries import write_entry
from core.periods import containing
from models import Deal, Order, Party, db
from tests.world import _user, inside, workspace_today


@pytest.fixture
def quarter(house):
    with inside(house):
        return containing("quarter", workspace_today())


@pytest.fixture
def ids(make):
    with inside(make.app):
        rita = _user("rita")
        return {"rita": rita.id, "North": rita.memberships[0].team_id}


def put(browser, whose, goal, metric="won_value", period=""):
    page = browser.open(f"/sales/targets/set?whose={whose}&metric={metric}&period={period}")
    return page.submit(goal=goal)


def rows(page):
    """{who: cells} of all tables of the page."""
    return {row[0]: row[1:] for number, _table in enumerate(page.css("main table")) for row in page.table(number)[1:]}


def test_a_target_and_how_far_it_is(browse, make, quarter, ids):
    make(Deal, stage="Won", amount=25_000)
    make(Deal, stage="Enquiry", amount=150_000, closes_on=quarter.last)
    page = put(browse("mara"), f"owner-{ids['rita']}", "1000")
    assert page.toasts == ["Target of Rita saved"]
    assert rows(page)["Rita"] == ["£1,000.00", "£250.00", "25%", "£750.00", "2 ×"]
    assert rows(page)["North"] == ["no target", "£250.00", "—", "—", "—"]
    behind = [link.attributes["href"] for link in page.css("td a") if "what=closed" in link.attributes["href"]]
    opened = browse("mara").open(behind[-1])
    assert [row[4] for row in opened.table()[1:]] == ["£250.00"]


def test_no_target_is_no_target(browse, make):
    make(Deal, stage="Won", amount=25_000)
    forecast = browse("mara").open("/sales/forecast")
    assert "No target is set for this period." in forecast.text
    assert forecast.table()[1][-2:] == ["no target", "—"]
    assert rows(browse("mara").open("/sales/targets"))["Company"] == ["no target", "£250.00", "—", "—", "—"]


def test_the_forecast_shows_it(browse, make, ids):
    make(Deal, stage="Won", amount=25_000)
    put(browse("mara"), "company", "500")
    put(browse("mara"), f"owner-{ids['rita']}", "400")
    page = browse("mara").open("/sales/forecast")
    assert [node.text() for node in page.css(".stat-value")][5:8] == ["£500.00", "50%", "£250.00"]
    assert page.table()[1][-2:] == ["£400.00", "62.5%"]


def test_what_does_not_add_up_is_told_and_nothing_else_changes(browse, ids):
    mara = browse("mara")
    put(mara, "company", "1000")
    put(mara, f"team-{ids['North']}", "600")
    page = put(mara, f"owner-{ids['rita']}", "700")
    notices = [node.text().strip() for node in page.css(".notice")]
    assert notices == ["The targets below Company add up to £400.00 less than its own.",
                       "The targets below North add up to £100.00 more than its own."]
    held = rows(page)
    assert [held[name][0] for name in ("Company", "North", "Rita")] == ["£1,000.00", "£600.00", "£700.00"]


def test_change_it_and_take_it_back(browse):
    mara = browse("mara")
    put(mara, "company", "1000")
    page = mara.open("/sales/targets/set?whose=company")
    assert page.css("input[name=goal]")[0].attributes["value"] == "1000.00"
    assert rows(put(mara, "company", "2000"))["Company"][0] == "£2,000.00"
    page = mara.open("/sales/targets/set?whose=company").submit(button="Take it back")
    assert page.toasts == ["Company has no target any more"]
    assert rows(page)["Company"][0] == "no target"


@pytest.mark.parametrize("goal", ["", "0", "-5", "much", "0.001"])
def test_what_is_no_target_is_told_at_the_field(browse, goal):
    page = browse("mara").open("/sales/targets/set?whose=company")
    assert page.submit(goal=goal, status=422).css("[aria-invalid=true]") != []


def test_orders_customers_and_calls(browse, make, ids):
    acme = make(Party, title="Acme", team="North", owner="rita")
    make(Order, party=acme)
    with inside(make.app):
        held = db.session.get(Party, acme.id)
        for kind in ("call", "visit", "note"):
            write_entry(held, {"kind": kind, "direction": None, "at": None, "minutes": None, "body": "Talk",
                               "outcome": ""}, by=_user("rita"))
        db.session.commit()
    mara = browse("mara")
    assert rows(put(mara, f"owner-{ids['rita']}", "4", "orders"))["Rita"] == ["4", "1", "25%", "3"]
    page = put(mara, f"owner-{ids['rita']}", "4", "calls_visits")
    assert (rows(page)["Rita"], rows(page)["North"][1]) == (["4", "2", "50%", "2"], "2")
    assert len(mara.open([a.attributes["href"] for a in page.css("td a") if "kind=call" in a.attributes["href"]][-1]
                         ).css("main article, tbody tr")) == 2
    assert rows(mara.open("/sales/targets?metric=new_customers"))["Company"][1] == "1"


def test_each_period_has_its_own(browse):
    mara = browse("mara")
    put(mara, "company", "1000", period="2026")
    put(mara, "company", "100", period="2026-03")
    assert rows(mara.open("/sales/targets?period=2026-03"))["Company"][0] == "£100.00"
    assert rows(mara.open("/sales/targets?period=2026Q1"))["Company"][0] == "no target"
    assert rows(mara.open("/sales/targets?period=2026"))["Company"][0] == "£1,000.00"


@pytest.mark.parametrize("query", ["whose=owner-999", "whose=moon", "whose=owner-x", "whose=team-99999999999999"])
def test_whose_target_there_is_none(browse, query):
    browse("mara").open(f"/sales/targets/set?{query}", 404)


def test_addresses_that_make_no_sense(browse):
    for query in ("metric=moon", "period=2026-01-01/2026-01-09"):
        browse("mara").open(f"/sales/targets?{query}", 400)


def test_who_sees_and_sets_what(browse, ids):
    mara = browse("mara")
    for whose in ("company", f"team-{ids['North']}", f"owner-{ids['rita']}"):
        put(mara, whose, "1000")
    assert set(rows(browse("rita").open("/sales/targets"))) == {"North", "Rita"}
    assert set(rows(browse("otto").open("/sales/targets"))) == {"South"}
    browse("rita").open(f"/sales/targets/set?whose=owner-{ids['rita']}", 403)
