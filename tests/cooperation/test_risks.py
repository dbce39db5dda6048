"""Risks with suppliers and partners, told from the screen: noted, judged anew, accepted, closed, on the owner's day."""
import pytest

from blueprints.cooperation.actions import risks
from core.principal import SYSTEM
from models import Party, Risk, db
from tests.world import days_ago, days_on


@pytest.fixture
def risky(inside):
    """A risk with somebody: `risky(party, likelihood=4, impact=5)` gives its id."""
    def note(party, role="supplier", *, title="One plant only", likelihood=3, impact=3, review_on=None, owner=None):
        with inside():
            made = risks.enter(db.session.get(Party, party.id), role, {
                "title": title, "sort": "supply", "likelihood": likelihood, "impact": impact, "about": "", "done": "",
                "review_on": review_on, "owner_id": owner, "team_id": 1}, by=SYSTEM)
            db.session.commit()
            return made.id
    return note


def test_a_risk_is_noted_on_the_page_of_a_supplier_and_stands_there(browse, supplier):
    lake = supplier()
    page = browse("ada").open(f"/suppliers/{lake.id}").follow("New risk").submit(
        button="Save", title="One plant only", sort="supply", likelihood="4", impact="5", team="1",
        done="A second source by June")
    assert page.h1 == "One plant only" and "Severe" in page.text and "A second source by June" in page.text
    panel = browse("ada").open(f"/suppliers/{lake.id}").css("#risks")[0].text()
    assert "One plant only" in panel and "Severe" in panel


def test_it_is_judged_anew_and_the_timeline_tells(browse, supplier, risky):
    page = browse("ada").open(f"/cooperation/risks/{risky(supplier(), likelihood=5, impact=5)}")
    page = page.follow("Edit").submit(button="Save", likelihood="2", impact="2")
    assert "Low" in page.text and "judged this risk anew: 4 instead of 25" in page.text


def test_it_is_accepted_closed_and_opened_again(browse, supplier, risky):
    page = browse("ada").open(f"/cooperation/risks/{risky(supplier())}").submit(button="Accept it")
    assert "Accepted" in page.text and "Open" in page.submit(button="Undo").text
    page = page.follow("Close the risk")
    assert page.submit(button="Close the risk", status=422).field_errors.keys() == {"why"}
    page = page.submit(button="Close the risk", why="They have two plants now")
    assert "Closed because: They have two plants now" in page.text and "Edit" not in page.links
    page.browser.open(f"{page.path}/edit", status=409)
    assert "Closed because" not in page.submit(button="Open it again").text


def test_its_day_is_on_the_day_of_the_owner(browse, make, supplier, risky):
    ada = make.user("ada").id
    due = risky(supplier(), title="Look at me", review_on=days_ago(1), owner=ada)
    risky(supplier("Far"), title="Far away", review_on=days_on(300), owner=ada)
    assert "Look at me" in browse("ada").open("/").text
    rows = browse("ada").open("/cooperation/risks?due=overdue").table()[1:]
    assert [row[0] for row in rows] == ["Look at me"]
    assert "Its day has come" in browse("ada").open(f"/cooperation/risks/{due}").text


def test_the_list_begins_with_the_gravest(browse, supplier, partner, risky):
    risky(supplier(), title="Small", likelihood=1, impact=2)
    risky(partner(), "partner", title="Grave", likelihood=4, impact=4)
    page = browse("ada").open("/cooperation/risks")
    assert [(row[0], row[3]) for row in page.table()[1:]] == [("Grave", "Severe"), ("Small", "Low")]
    rows = browse("ada").open("/cooperation/risks?level=severe&state=any").table()[1:]
    assert [row[0] for row in rows] == ["Grave"]
    assert b"Grave" in browse("ada").client.get("/cooperation/risks/export/csv").data


@pytest.mark.parametrize(("facts", "field"), [
    ({"title": ""}, "title"), ({"review_on": "0026-01-01"}, "review_on"), ({"title": "x" * 201}, "title")])
def test_bad_risks_are_told_at_the_field(browse, supplier, facts, field):
    page = browse("ada").open(f"/cooperation/supplier/{supplier().id}/risks/new").submit(
        button="Save", status=422, **{"title": "One plant", **facts})
    assert field in page.field_errors


def test_roles(browse, supplier, risky, inside):
    found = risky(supplier())
    page = browse("vic").open(f"/cooperation/risks/{found}")
    assert "Edit" not in page.links and page.css("main form[action*=accept]") == []
    browse("vic").open(f"/cooperation/risks/{found}/edit", status=403)
    browse("rita").open(f"/cooperation/risks/{found}", status=403)
    with inside():
        assert db.session.query(Risk).one().rating == 9


def test_the_list_costs_the_same_with_one_and_three_rows(browse, supplier, risky, statements):
    lake = supplier()
    risky(lake)
    browse("ada").open("/cooperation/risks")
    with statements() as one:
        browse("ada").open("/cooperation/risks")
    for title in ("Second", "Third"):
        risky(lake, title=title)
    with statements() as three:
        browse("ada").open("/cooperation/risks")
    assert len(one) == len(three)


@pytest.mark.parametrize("judged", [{"likelihood": "6"}, {"impact": "0"}, {"likelihood": "many"}])
def test_no_risk_is_outside_of_five_times_five(browse, supplier, judged):
    path = f"/cooperation/supplier/{supplier().id}/risks/new"
    sent = browse("ada").open(path).values(path) | {"title": "One plant"} | judged
    assert browse("ada").client.post(path, data=sent).status_code == 422
