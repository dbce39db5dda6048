"""Choosing a partner, told from the screen: the pages of the suppliers' selections, without quotes and prices."""
import pytest

from models import PartnerSelection, Party, Selection, Task, db
from tests.suppliers.test_selections import decided, entered
from tests.world import days_on


def choosing(browse, *parties, who="mara", **facts):
    return browse(who).open("/partners/selections/new").submit(
        button="Save", **{"title": "Who opens the south?", **facts}, parties=[str(party.id) for party in parties])


@pytest.fixture
def two(browse, partner):
    """73 to 73.5 points, turned at 52.4 % of the first weight."""
    page = choosing(browse, partner("Bright Bridge"), partner("Harbour"))
    return entered(page, [[80, 70, 60], [70, 85, 65]], [("Task", 50), ("Learning", 30), ("Risk", 20)])


def test_four_fits_are_offered_and_no_quotes(browse, partner):
    form = browse("mara").open("/partners/selections/new")
    assert [name for name in ("rfq", "cost_per_return") if name in form.values()] == []
    page = choosing(browse, partner())
    assert page.table()[0][1:5] == ["Task fit", "Learning fit", "Partnering fit", "Risk fit"]
    assert "Filled from" not in page.follow("Criteria").text


def test_the_arithmetic_is_that_of_the_suppliers(two):
    table = two.table()
    assert [(row[0], row[4]) for row in table[1:]] == [("1. Harbour", "73.5"), ("2. Bright Bridge", "73")]
    assert "Another one wins when it weighs over 52.4%" in two.text and "Bad pieces" not in two.text


def test_a_decision_is_kept_reviewed_and_undone(two, browse, inside):
    page = decided(two, "Harbour", runner_up="Bright Bridge")
    assert "Best service" in page.text
    with inside():
        chosen = db.session.query(PartnerSelection).one()
        task = db.session.get(Task, chosen.review_task_id)
        assert (chosen.kind, chosen.role, task.due_on) == ("partner_selection", "partner", days_on(180))
    page = browse("mara").open(two.path).submit(button="Reopen")
    assert "it had been decided for Harbour: Best service" in page.text
    assert "Who opens the south?" in page.browser.open(two.path + "/print").text


def test_weights_come_from_comparing_two_at_a_time(two):
    page = two.follow("Criteria").submit(button="Save", weights_from="ahp")
    form = page.browser.open(two.path + "/compare")
    pairs = [name for name in form.values() if name.startswith("pair_")]
    page = form.submit(button="Keep my comparison", **dict(zip(pairs, ["3", "5", "2"], strict=True)))
    assert "Consistency ratio" in page.text
    assert page.browser.open(two.path).table()[1][4] != "73.5"


def test_one_is_knocked_out(two):
    page = two.follow("Knock out Harbour").submit(button="Knock out", reason="Sells for another")
    assert page.table(1)[1][:2] == ["Harbour", "Sells for another"]


def test_it_is_none_of_the_suppliers(two, browse, partner, inside):
    number = two.path.rpartition("/")[2]
    browse("mara").open(f"/suppliers/selections/{number}", status=404)
    assert browse("mara").open("/suppliers/selections").css("#results table") == []
    assert [row[0] for row in browse("vic").open("/partners/selections").table()[1:]] == ["Who opens the south?"]
    with inside():
        assert db.session.query(Selection).filter_by(kind="selection").count() == 0


def test_only_partners_are_candidates(browse, make, partner):
    bridge, buyer = partner(), make(Party, title="Buyer Ltd")
    form = browse("mara").open("/partners/selections/new")
    assert [box.attributes["value"] for box in form.css("[name=parties]")] == [str(bridge.id)]
    data = form.values() | {"title": "South", "parties": [str(buyer.id)]}
    form.browser.open(form.path, status=422, method="POST", data=data)


def test_who_sees_partners_sees_it(browse, two, hire):
    for role, status in (("buyer", 403), ("viewer", 200)):
        browse(hire(role)).open(two.path, status=status)
    browse("vic").open(two.path + "/values", status=403)
    browse("rita").open(two.path, status=403)


def test_the_search_finds_it(browse, two):
    assert two.path in browse("mara").open("/search?q=south").links.values()


def test_the_list_is_read_at_one_price(browse, partner, statements):
    counts = []
    for number in (1, 2):
        for _time in range(number):
            choosing(browse, partner())
        browse("vic").open("/partners/selections")
        with statements() as seen:
            rows = browse("vic").open("/partners/selections").table()[1:]
        counts.append(len(seen))
    assert counts[0] == counts[1] and len(rows) == 3
