"""Planning a day, and call mode: one customer after the other."""
import pytest

from models import CustomerProfile, Entry, Membership, db
from tests.world import days_ago, days_on


def test_calling_goes_from_one_to_the_next(due, browse, held):
    due("Acme", -3)
    due("Bolt", -2)
    page = browse("rita").open("/visits/call")
    assert page.h1 == "Acme" and "1 of 2" in page.text
    page = page.submit(button="Save and on to the next", outcome="well", note="All fine", satisfaction="4")
    assert page.h1 == "Bolt"
    assert held() == [("Acme", "held", False, "well", 4), ("Bolt", "open", False, "", None)]


def test_what_came_of_it_goes_where_it_belongs(due, browse, inside, tasks, follow):
    acme = due("Acme", -3)
    browse("rita").open(f"/visits/call/{acme.id}").submit(
        button="Save and on to the next", outcome="order", note="They want tins", preference="Mornings only",
        next_on=str(days_on(45)), task="Send the offer", task_due_on=str(days_on(2)), minutes="12")
    assert follow(acme)[0] == days_on(45)
    assert [row for row in tasks() if row[0] == "Send the offer"] == [("Send the offer", "open", days_on(2))]
    page = browse("rita").open(f"/customers/{acme.id}")
    assert "They want tins" in page.text and "Mornings only" in page.text and "They want to order" in page.text
    with inside():
        entry = db.session.query(Entry).filter_by(kind="call").one()
        assert (entry.minutes, entry.outcome, entry.direction) == (12, "They want to order", "out")
        assert db.session.get(CustomerProfile, acme.id).preferences.endswith(": Mornings only")


def test_whoever_is_not_reached_is_tried_again(due, browse, held, tasks, follow):
    acme = due("Acme", -3)
    browse("rita").open(f"/visits/call/{acme.id}").submit(button="Save and on to the next", outcome="unreached")
    assert held() == [("Acme", "open", False, "", None)]
    assert tasks() == [("Call: Acme", "open", days_on(1))] and follow(acme)[0] == days_ago(3)


def test_a_complaint_becomes_a_task(due, browse, tasks):
    acme = due("Acme", -3)
    browse("rita").open(f"/visits/call/{acme.id}").submit(
        button="Save and on to the next", outcome="complaint", note="Dented tins", satisfaction="1")
    assert ("They complained: Acme", "open", days_ago(0)) in tasks()


def test_what_was_noted_by_mistake_is_taken_back(due, browse, held, inside):
    acme = due("Acme", -3)
    page = browse("rita").open(f"/visits/call/{acme.id}").submit(button="Save and on to the next", note="Wrong one")
    page.submit(button="Undo")
    assert held() == [("Acme", "open", False, "", None)]
    assert "Wrong one" not in browse("rita").open(f"/visits/call/{acme.id}").text


def test_a_day_that_is_over_is_no_next_day(due, browse):
    acme = due("Acme", -3)
    page = browse("rita").open(f"/visits/call/{acme.id}").submit(
        button="Save and on to the next", status=422, next_on=str(days_ago(1)), note="Kept")
    assert "Choose a day after today" in page.text and "Kept" in page.html


def on_list(page):
    return [link.text() for link in page.css("#route tbody th a")]


def test_the_list_of_a_day_is_put_in_order(due, browse, make):
    for name, city in (("Acme", "York"), ("Bolt", "Bath"), ("Core", "Hull")):
        due(name, -1, city=city)
    page = browse("rita").open("/visits/plan")
    for name in ("Acme", "Core", "Bolt"):
        page = page.submit(button=f"Add {name}")
    assert on_list(page) == ["Acme", "Core", "Bolt"]
    page = page.submit(button="Up: Bolt")
    assert on_list(page) == ["Acme", "Bolt", "Core"]
    assert on_list(page.submit(button="Order by place")) == ["Bolt", "Core", "Acme"]
    assert browse("rita").open("/visits/call").h1 == "Bolt"
    page = browse("rita").open("/visits/plan").submit(button="Take off: Bolt")
    assert "Add Bolt" in page.html


def test_a_list_for_another_day(due, browse):
    due("Acme", -1)
    tomorrow = days_on(1)
    page = browse("rita").open(f"/visits/plan?day={tomorrow}").submit(button="Add Acme")
    assert "Acme" in page.links and "Acme" not in browse("rita").open("/visits/plan").links
    assert "Nobody to call" in browse("rita").open("/visits/call").text
    browse("rita").open("/visits/plan?day=yesterday", status=400)


def test_a_past_day_is_not_planned(due, browse):
    due("Acme", -1)
    page = browse("rita").open(f"/visits/plan?day={days_ago(2)}")
    assert "Choose a day from today on" in page.submit(button="Add Acme", status=409).text


@pytest.mark.parametrize(("name", "status"), [("vic", 403), ("otto", 404)])
def test_strangers_and_readers_call_nobody(due, browse, name, status):
    acme = due("Acme", -3)
    browse(name).open(f"/visits/call/{acme.id}", status=status)
    browse(name).open(f"/visits/{acme.id}/rhythm", status=status)


def test_nobody_moves_what_is_on_the_list_of_others(due, browse, make, inside):
    acme = due("Acme", -3, owner="mara")
    browse("mara").open("/visits/plan").submit(button="Add Acme")
    with inside():
        from models import Visit
        visit = db.session.query(Visit).filter_by(party_id=acme.id).one().id
    token = browse("rita").open("/visits/plan").css("input[name=csrf_token]")[0].attributes["value"]
    answer = browse("rita").client.post(f"/visits/plan/visits/{visit}/out", data={"csrf_token": token})
    assert answer.status_code == 404


def test_a_lead_arranges_the_list_of_a_colleague(due, browse, make, inside):
    due("Acme", -3)
    due("Bolt", -2)
    rita, otto = make.user("rita").id, make.user("otto").id
    with inside():
        north = db.session.query(Membership).filter_by(user_id=rita).one().team_id
        db.session.add(Membership(team_id=north, user_id=otto, is_lead=True, since=days_ago(9)))
        db.session.commit()
    page = browse("otto").open("/visits/plan").submit(person=rita)
    assert page.h1.startswith("Rita: plan of") and "Start calling" not in page.links
    page.submit(button="Add Bolt")
    assert browse("rita").open("/visits/call").h1 == "Bolt"
    assert "Bolt" not in browse("otto").open("/visits/plan").text


def test_the_list_of_somebody_one_does_not_lead_is_not_there(browse, make):
    browse("rita").open(f"/visits/plan?person={make.user('otto').id}", status=404)
    browse("mara").open(f"/visits/plan?person={make.user('otto').id}")
    browse("mara").open("/visits/plan?person=somebody", status=400)
