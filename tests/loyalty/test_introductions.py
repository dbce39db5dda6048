"""Who introduced whom, what came of it, and thanks: told from the screen."""
from decimal import Decimal

import pytest

from blueprints.sales.actions import LineFacts
from core import jobs
from core.worker import Worker
from models import Deal, Order, Party, PartyLink, Task, Ticket, db
from tests.world import days_ago


def lines(pounds):
    return [LineFacts(Decimal(1), Decimal(pounds), code="TEA", description="Tea")]


@pytest.fixture
def three(make, introduced):
    """Amber introduced Birch and Cedar; Birch bought before and after that day."""
    amber, birch, cedar = (make(Party, title=name, owner="rita") for name in ("Amber", "Birch", "Cedar"))
    introduced(birch, by=amber, since=days_ago(50))
    introduced(cedar, by=amber)
    make(Order, party=birch, on=days_ago(80), lines=lines(1000))
    make(Order, party=birch, on=days_ago(10), lines=lines(70))
    make(Order, party=birch, on=days_ago(5), lines=lines(30))
    make(Deal, party=birch, stage="Won", amount=10_000)
    return amber, birch, cedar


def test_what_came_of_introductions(browse, three):
    amber, _birch, _cedar = three
    page = browse("rita").open("/loyalty/ambassadors")
    assert page.table()[1] == ["Amber", "2", "1", "2", "£100.00"]
    page = browse("rita").open(page.links["2"])
    assert [[row[0], row[2]] for row in page.table()[1:]] == [["Cedar", "Amber"], ["Birch", "Amber"]]
    assert page.table()[2][3:6] == ["2", "£100.00", "1"] and page.table()[1][3:6] == ["0", "—", "0"]
    orders = browse("rita").open(page.links["£100.00"])
    assert len(orders.css("#results tbody tr")) == 2
    page = browse("rita").open("/loyalty/introductions?bought=no")
    assert [row[0] for row in page.table()[1:]] == ["Cedar"]
    mutual = " ".join(browse("rita").open(f"/customers/{amber.id}").css("#mutual")[0].text().split())
    assert "They introduced 2 customers£100.00" in mutual


def test_thanks_are_a_task_about_the_one_who_introduced(browse, three):
    page = browse("rita").open("/loyalty/introductions?bought=yes").submit(button="Thank Amber for it")
    assert page.h1 == "Thank Amber for introducing Birch"
    page = browse("rita").open("/loyalty/introductions?bought=yes")
    assert "Thanks are a task" in page.text
    page = browse("rita").open(page.links["Thanks are a task"]).submit(button="Done")
    page = browse("rita").open("/loyalty/introductions?bought=yes")
    assert "Thanked" in page.text and "Thank Amber for it" not in page.html


def test_thanks_say_so_when_a_complaint_is_open(browse, make, three):
    make(Ticket, title="Mould", party_id=three[0].id, kind_of="complaint", team="South")
    page = browse("rita").open("/loyalty/introductions?bought=yes").submit(button="Thank Amber for it")
    assert "A complaint of theirs is open" in page.toasts[0] and "A complaint of theirs is open" in page.text


def test_the_night_thanks_once_for_a_first_order(make, introduced, inside):
    amber, birch, old = (make(Party, title=name, owner="rita") for name in ("Amber", "Birch", "Old"))
    introduced(birch, by=amber, since=days_ago(50))
    introduced(old, by=amber)
    make(Order, party=birch, on=days_ago(3))
    make(Order, party=old, on=days_ago(300))
    for _night in range(2):
        with inside():
            jobs.enqueue("loyalty.thanks")
            db.session.commit()
            Worker().run_until_idle()
    with inside():
        assert [task.title for task in db.session.query(Task)] == ["Thank Amber for introducing Birch"]
        assert db.session.query(Task).one().about_id == amber.id


def test_it_cannot_be_thanked_for_twice(browse, three, inside):
    with inside():
        link = db.session.query(PartyLink).order_by(PartyLink.id).first().id
    page = browse("rita").open("/loyalty/introductions")
    path = f"/loyalty/introductions/{link}/thank"
    page.submit(form=path)
    assert "There is a task to thank for it already" in page.submit(form=path, status=409).text


def test_two_cannot_have_introduced_each_other(browse, three):
    amber, birch, _cedar = three
    page = browse("rita").open(f"/customers/{amber.id}/links/introduced-by/{birch.id}")
    assert "it cannot be the other way round as well" in page.submit(button="Save", status=409).text


def test_each_sees_what_is_in_sight(browse, make, introduced):
    amber, birch = make(Party, title="Amber", team="North"), make(Party, title="Birch", team="South")
    introduced(birch, by=amber)
    make(Order, party=birch, lines=lines(70))
    page = browse("rita").open("/loyalty/introductions")  # the name, and nothing of what they bought
    assert [page.table()[1][0], page.table()[1][2]] == ["Birch", "Amber"] and page.table()[1][3:5] == ["0", "—"]
    assert "Birch" not in page.links and "Amber" in page.links
    page = browse("otto").open("/loyalty/ambassadors")
    assert page.table()[1] == ["Amber", "1", "1", "1", "£70.00"] and "Amber" not in page.links
    browse("vic").open("/loyalty/introductions/1/thank", method="POST", status=403)


@pytest.mark.parametrize("path", ["/loyalty/introductions", "/loyalty/ambassadors"])
def test_lists_cost_the_same_for_one_and_three(browse, make, introduced, statements, path):
    introduced(make(Party), by=make(Party))
    browse("rita").open(path)
    with statements() as one:
        browse("rita").open(path)
    for _number in range(2):
        introduced(make(Party), by=make(Party))
    with statements() as more:
        page = browse("rita").open(path)
    assert len(one) == len(more) and len(page.table()) == 4
    assert page.download("This view as CSV").text.count("\n") == 4
