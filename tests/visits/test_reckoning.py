"""By which rhythm customers are followed up, and what becomes a task."""
import sqlalchemy as sa

from models import Order, Party, Visit, db
from tests.world import days_ago, days_on


def test_nobody_is_followed_up_until_somebody_says_how(make, work, follow, tasks, browse):
    party = make(Party, title="Acme", owner="rita")
    work("visits.reckon")
    assert follow(party) is None and tasks() == []
    assert "No rhythms yet" in browse("rita").open("/visits").text


def test_a_rule_of_a_class_gives_everybody_a_day_within_the_first_round(make, work, follow, rule):
    parties = [make(Party, owner="rita") for _each in range(4)]
    rule("potential", days=30)
    work("visits.reckon")
    found = [follow(party) for party in parties]
    assert {(days, basis) for _day, days, basis in found} == {(30, "class")}
    assert all(days_ago(0) <= day < days_on(30) for day, *_rest in found) and len({day for day, *_ in found}) == 4


def test_the_rhythm_of_purchases(make, work, follow, rule):
    party = make(Party, title="Acme", owner="rita")
    for days in (10, 30, 50, 70):
        make(Order, party=party, on=days_ago(days))
    rule("loyal", basis="purchase", days=60)
    work("visits.reckon")
    assert follow(party)[1:] == (20, "purchase")


def test_a_tier_goes_before_the_class(browse, make, work, follow, rule):
    party = make(Party, title="Acme", owner="rita")
    make(Order, party=party, on=days_ago(5))
    rule("new", days=90)
    tier = {"name": "Gold", "rank": "1", "least_orders": "1", "follow_up_days": "21"}
    page = browse("mara").open("/loyalty/tiers/new").submit(**tier)
    assert "Followed up every 21 days" in page.text
    work("loyalty.tiers")
    work("visits.reckon")
    assert follow(party)[1:] == (21, "tier")


def test_a_play_asks_for_follow_ups(make, work, follow, shipped, entered):
    party = make(Party, title="Acme", owner="rita")
    for days in (80, 230):
        make(Order, party=party, on=days_ago(days))
    entered(shipped("existing"), party)
    work("visits.reckon")
    assert follow(party)[1:] == (60, "play")


def test_what_is_due_soon_is_a_task_on_my_day(due, browse, tasks):
    due("Acme", -3)
    due("Later", 20)
    assert tasks() == [("Call: Acme", "open", days_ago(3))]
    assert "Call: Acme" in browse("rita").open("/").text


def test_a_task_done_on_my_day_counts_as_held(due, browse, work, held, follow):
    party = due("Acme", 2)
    browse("rita").open("/").submit(button="Done: Call: Acme")
    work("visits.follow")
    assert held() == [("Acme", "held", True, "", None)]
    assert follow(party)[0] == days_on(30)


def test_a_task_dropped_leaves_a_round_out(due, browse, work, held, follow, tasks):
    party = due("Acme", -2)
    page = browse("rita").open("/tasks").follow("Call: Acme")
    page.submit(button="Drop: it will not be done")
    work("visits.follow")
    assert held() == [("Acme", "dropped", False, "", None)] and follow(party)[0] == days_on(30)


def test_a_call_noted_on_the_timeline_is_a_follow_up(due, browse, work, held, follow):
    party = due("Acme", 2)
    browse("rita").open(f"/records/{party.id}/entries/new").submit(button="Save", kind="call", body="All well")
    work("visits.reckon")
    assert held()[0][:3] == ("Acme", "held", True) and follow(party)[0] == days_on(30)


def test_own_rhythm_goes_first_and_can_be_none(browse, make, work, rule, follow, tasks):
    party = make(Party, title="Acme", owner="rita")
    rule("potential", days=30)
    work("visits.reckon")
    page = browse("rita").open(f"/customers/{party.id}").follow("Set the rhythm")
    assert "Enter the days, too" in page.submit(button="Save", status=422, mode="own").text
    page.submit(button="Save", mode="own", days="14", way="visit")
    assert follow(party)[1:] == (14, "own")
    page = browse("rita").open(f"/visits/{party.id}/rhythm").submit(button="Save", mode="off")
    assert follow(party)[1:] == (None, "") and "no rhythm" in page.text
    assert {state for _title, state, _due in tasks()} <= {"dropped"}


def test_an_archived_customer_is_called_on_no_more(due, browse, work, follow, tasks):
    party = due("Acme", -3)
    browse("rita").open(f"/customers/{party.id}").submit(button="Archive")
    work("visits.reckon")
    assert [state for _title, state, _due in tasks()] == ["dropped"]
    assert follow(party)[1] is None


def test_one_follow_up_is_open_for_each(due, work, inside):
    party = due("Acme", -3)
    work("visits.reckon")
    work("visits.reckon")
    with inside():
        assert db.session.scalar(sa.select(sa.func.count(Visit.id)).where(Visit.party_id == party.id)) == 1


def test_managers_set_the_rule_of_a_class(browse):
    page = browse("mara").open("/visits/rules").follow("Loyal").submit(button="Save", basis="days", days="21")
    assert "Every so many days" in page.text
    browse("mara").open("/visits/rules/lost").submit(button="Save", status=422, days="0")
    browse("rita").open("/visits/rules/lost", status=403)


def test_a_follow_up_goes_with_the_customer_to_another_owner(due, browse, make, work):
    party = due("Acme", -3)
    browse("ada").open(f"/customers/{party.id}/edit").submit(button="Save", owner=str(make.user("mara").id))
    work("visits.reckon")
    assert "Call: Acme" in browse("mara").open("/").text and "Call: Acme" not in browse("rita").open("/").text
