"""Ticking rows, the preview, and who may do what."""
import csv
import io

import pytest

from core.bulk_runs import runs
from models import Party, Role, User, db
from tests.bulk.screen import confirm, opened, reopened, stats, ticked, whole_view, work
from tests.world import inside


def names(browser, path="/customers"):
    return [link.text() for link in browser.open(path).css("#results th[scope=row] a")]


def test_exactly_the_ticked_rows_are_changed(house, browse, make):
    amber, birch, cedar = (make(Party, title=name) for name in ("Amber", "Birch", "Cedar"))
    page = ticked(browse("rita"), amber, cedar, button="Edit")
    assert page.css("h2")[0].text() == "2 customers" and "Amber, Cedar" in page.text
    page = confirm(page, size="sme")
    work(house)
    page = reopened(page)
    assert stats(page) == {"Changed": "2"} and opened(page, "Changed") == [["Amber"], ["Cedar"]]
    assert names(browse("rita"), "/customers?size=sme") == ["Amber", "Cedar"]
    assert names(browse("rita"), "/customers?size=unknown") == ["Birch"]


def test_all_of_the_view_means_those_of_the_preview(house, browse, make):
    parties = {name: make(Party, title=name, size="sme") for name in ("Amber", "Birch")}
    make(Party, title="Cedar", size="large")
    page = whole_view(browse("rita"), path="/customers?size=sme", button="Archive")
    make(Party, title="Dahlia", size="sme")  # joins the view after the preview
    browse("rita").open(f"/customers/{parties['Birch'].id}/edit").submit(size="large")  # leaves it
    assert reopened(page).css("h2")[0].text() == "2 customers"
    confirm(page)
    work(house)
    assert names(browse("rita"), "/customers?archived=yes") == ["Amber", "Birch"]
    assert names(browse("rita")) == ["Cedar", "Dahlia"]


def test_a_large_view_is_counted_by_a_job(house, browse, make, monkeypatch):
    monkeypatch.setattr(runs, "AT_ONCE", 2)
    for name in ("Amber", "Birch", "Cedar"):
        make(Party, title=name)
    page = whole_view(browse("rita"), button="Archive")
    assert page.css("h2")[0].text() == "Being counted"
    work(house)
    assert reopened(page).css("h2")[0].text() == "3 customers"
    confirm(reopened(page))
    work(house)
    assert stats(reopened(page)) == {"Changed": "3"}


def test_nothing_ticked_is_said(browse, make):
    make(Party, title="Amber")
    page = browse("rita").open("/customers").submit(form="bulk", button="Edit", status=409)
    assert "Tick at least one row first" in page.text


def test_what_others_may_not_change_is_counted_before(house, browse, make):
    """Rita also reads the customers of South, but may not write them."""
    amber, birch = make(Party, title="Amber"), make(Party, title="Birch", team="South")
    reads_all(make)
    page = ticked(browse("rita"), amber, birch, button="Edit")
    assert "Not yours to change, so left as they are: 1." in page.text
    assert page.follow("Show them").table()[1:] == [
        ["Birch", "You may not change it: it is neither yours nor your team's"]]
    confirm(page, country="DE")
    work(house)
    assert stats(reopened(page)) == {"Changed": "1", "Refused": "1"}
    assert names(browse("rita"), "/customers?geography=international") == ["Amber"]


def reads_all(make):
    rita_id = make.user("rita").id
    with inside(make.app):
        rita = db.session.get(User, rita_id)
        rita.roles.append(Role(name="Reads all", grants={"customers": ["read", "all"]}))
        rita.access_version += 1
        db.session.commit()


def test_a_reader_may_only_export(browse, make):
    amber = make(Party, title="Amber")
    page = browse("vic").open("/customers")
    assert [button.attributes["value"] for button in page.css("#bulk button[name=action]")] == ["csv", "xlsx"]
    token = page.values("bulk")["csrf_token"]
    browse("vic").open("/bulk", 403, method="POST", data={
        "csrf_token": token, "listing": "customers.customers", "action": "archive", "ids": amber.id})


def test_the_ticked_rows_as_a_file(browse, make):
    amber, _birch, cedar = (make(Party, title=name) for name in ("Amber", "Birch", "Cedar"))
    page = ticked(browse("vic"), amber, cedar, button="CSV")
    rows = list(csv.DictReader(io.StringIO(page.response.data.decode("utf-8-sig"))))
    assert [row["Name"] for row in rows] == ["Amber", "Cedar"]
    page = whole_view(browse("vic"), button="CSV")
    assert len(page.response.data.decode().splitlines()) == 4


def test_a_run_is_its_owners_alone(browse, make):
    page = ticked(browse("rita"), make(Party, title="Amber"), button="Archive")
    for path in ("", "/undo", "/rows/refused"):
        browse("ada").open(page.path + path, status=404)
    assert browse("ada").open("/bulk").css("strong")[0].text() == "No bulk changes yet"
    assert browse("rita").open("/bulk").table()[1][:3] == ["Archive", "1 customer", "Not confirmed"]


@pytest.mark.parametrize("sent", [
    {"listing": "no.list"}, {"action": "explode"}, {"ids": "x"}, {"ids": "99999999999"}, {"all": "yes", "query": "a=b"},
])
def test_what_no_page_of_ours_sends_is_refused(browse, make, sent):
    amber = make(Party, title="Amber")
    values = browse("rita").open("/customers").values("bulk")
    asked = values | {"action": "archive", "ids": amber.id} | sent
    browse("rita").open("/bulk", 400, method="POST", data=asked)


def test_as_many_statements_for_three_rows_as_for_one(browse, make, statements):
    parties = [make(Party, title=name) for name in ("Amber", "Birch", "Cedar")]
    counts = []
    for some in (parties[:1], parties):
        page = ticked(browse("rita"), *some, button="Archive")
        with statements() as seen:
            reopened(page)
        counts.append(len(seen))
    assert counts[0] == counts[1]
