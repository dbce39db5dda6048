"""Plans of cooperation, told from the screen."""
from decimal import Decimal

import pytest

from models import Change, GoalReading, Party, db
from tests.world import days_ago, days_on

MEASURED = {"title": "On time", "measure": "line-otd", "baseline": Decimal(50), "target": Decimal(100),
            "weight": Decimal(40)}


@pytest.mark.parametrize("role", ["supplier", "partner"])
def test_a_plan_is_begun_on_the_page_of_either(browse, make, role):
    party = make(Party, title="Blue Lake", role=role)
    page = browse("ada").open(f"/{role}s/{party.id}").follow("New plan").submit(
        button="Save", title="Better tins", ends_on=str(days_on(300)), next_review_on=str(days_on(30)), team="1")
    assert page.h1 == "Better tins" and "Draft" in page.text and "Blue Lake" in page.links
    page = page.follow("Add a goal").submit(button="Save", title="Fewer returns", baseline="40", target="10",
                                            weight="100", unit="pieces", side="them")
    assert page.css("#goals tbody td")[-2].text().strip() == "No data"
    page = page.follow("Enter a value of Fewer returns").submit(button="Save", value="25", n="120")
    assert page.css("#goals tbody td")[-2].text().strip() == "50%" and "n = 120" in page.text
    assert "Agreed" in page.submit(button="Agree on it").text
    row = browse("ada").open(f"/{role}s/{party.id}").css("#cooperation tbody td")
    assert [row[0].text().strip(), row[2].text().strip()] == ["Agreed", "50%"]


def test_a_goal_is_read_from_a_measure(browse, supplier, ordered, planned):
    lake = supplier()
    ordered(lake, promised=days_ago(5), arrived=[(days_ago(6), 10)])
    ordered(lake, promised=days_ago(5), arrived=[(days_ago(1), 10)])
    ordered(lake, promised=days_ago(200), arrived=[(days_ago(1), 10)])  # before the days it is read over
    page = browse("ada").open(f"/cooperation/plans/{planned(lake, with_goals=[MEASURED, {}])}")
    assert page.css("#goals tbody tr td")[2].text().strip() == "No data"
    page = page.submit(button="Read the measures now")
    assert "n = 2" in page.text and page.css("#goals tbody tr td")[2].text().strip() == "0%"
    assert "40%" in page.text  # of the weight has data


def test_no_data_is_no_progress(browse, supplier, planned, inside):
    plan = planned(supplier(), with_goals=[MEASURED])
    page = browse("ada").open(f"/cooperation/plans/{plan}").submit(button="Read the measures now")
    assert page.css("#goals tbody tr td")[2].text().strip() == "No data"
    with inside():
        row = db.session.query(GoalReading).order_by(GoalReading.id).one()
        assert (row.value, row.n) == (None, 0)


def test_a_review_keeps_the_minutes_and_puts_the_next_on_the_owners_day(browse, make, supplier, planned):
    plan = planned(supplier(), agreed=True, owner=make.user("ada").id)
    assert "Better tins" in browse("ada").open("/").text
    page = browse("ada").open(f"/cooperation/plans/{plan}").follow("Review").submit(
        button="Save", minutes="Tins dented in the lorry.", decisions="They pack on edge.",
        next_review_on=str(days_on(60)))
    assert "They pack on edge." in page.text and "reviewed this plan" in page.text
    page = page.follow("Review").submit(button="Save", status=422, minutes="Again", next_review_on=str(days_ago(1)))
    assert "The next review comes after this one" in page.text


def test_a_plan_without_a_goal_is_not_agreed_on(browse, supplier, planned):
    page = browse("ada").open(f"/cooperation/plans/{planned(supplier(), with_goals=[])}")
    assert "Agree on it" not in page.html
    browse("ada").open(f"/cooperation/plans/{planned(supplier('Other'))}").submit(button="Agree on it")


def test_it_is_ended_for_a_reason_and_taken_up_again(browse, supplier, planned):
    page = browse("ada").open(f"/cooperation/plans/{planned(supplier(), agreed=True)}").follow("End the plan")
    assert "Please fill this in" in page.submit(button="End the plan", status=422, why=" ").text
    page = page.submit(button="End the plan", why="They were sold.")
    assert "Ended because: They were sold." in page.text and "Add a goal" not in page.links
    page = page.submit(button="Take it up again")
    assert "Draft" in page.text and "Ended because" not in page.text


@pytest.mark.parametrize(("facts", "said"), [
    ({"target": "40"}, "there is no way to go"), ({"weight": "0"}, "Between 1 and 1,000"),
    ({"baseline": "many"}, "This is not a number"), ({"title": " "}, "Please fill this in")])
def test_bad_goals_are_told_at_the_field(browse, supplier, planned, facts, said):
    page = browse("ada").open(f"/cooperation/plans/{planned(supplier())}/goals/new").submit(
        button="Save", status=422, **{"title": "Returns", "baseline": "40", "target": "10", "weight": "5"} | facts)
    assert said in page.text


def test_a_reading_of_tomorrow_is_refused(browse, supplier, planned):
    page = browse("ada").open(f"/cooperation/plans/{planned(supplier())}").follow(
        "Enter a value of Fewer returns").submit(button="Save", status=422, value="3", read_on=str(days_on(1)))
    assert "This day is still to come" in page.text


def test_a_goal_is_revised_and_taken_out_and_the_history_knows(browse, supplier, planned, inside):
    page = browse("ada").open(f"/cooperation/plans/{planned(supplier())}").follow("Fewer returns").submit(
        button="Save", target="5")
    page = page.follow("Fewer returns").submit(button="Remove, it was a mistake")
    assert "No goals yet" in page.text
    with inside():
        assert db.session.query(Change).filter_by(part="coop_goals").count() >= 2


def test_an_end_before_the_beginning(browse, supplier, planned):
    page = browse("ada").open(f"/cooperation/plans/{planned(supplier())}/edit").submit(
        button="Save", status=422, ends_on=str(days_ago(300)))
    assert "It cannot end before it begins" in page.text


def test_the_list_and_its_file(browse, supplier, partner, planned):
    planned(supplier(), title="Tins")
    planned(partner(), "partner", title="Trade fair")
    page = browse("ada").open("/cooperation/plans")
    assert [row[:3] for row in page.table()[1:]] == [["Tins", "Blue Lake", "Supplier"],
                                                     ["Trade fair", "Bright Bridge", "Partner"]]
    assert len(browse("ada").open("/cooperation/plans?role=partner").table()) == 2
    assert b"Trade fair" in browse("ada").client.get("/cooperation/plans/export/csv").data


@pytest.mark.parametrize("path", ["/cooperation/plans", "/cooperation/agreements"])
def test_lists_cost_the_same_with_one_and_three_rows(browse, statements, supplier, planned, signed, path):
    counts = []
    for number in (1, 2):
        for _each in range(number):
            lake = supplier(f"Lake {number} {_each}")
            planned(lake)
            signed(lake, ends=days_on(100))
        browse("ada").open(path)
        with statements() as seen:
            browse("ada").open(path)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_who_sees_partners_alone_sees_their_plans_alone(browse, hire, supplier, partner, planned, signed):
    mine, theirs = planned(partner(), "partner", title="Fair"), planned(supplier(), title="Tins")
    person = hire("partner-manager")
    assert [row[0] for row in browse(person).open("/cooperation/plans").table()[1:]] == ["Fair"]
    browse(person).open(f"/cooperation/plans/{mine}")
    browse(person).open(f"/cooperation/plans/{theirs}", status=404)
    browse(person).open(f"/cooperation/agreements/{signed(supplier('Else'))}", status=404)


def test_readers_do_not_change_it(browse, supplier, planned):
    plan = planned(supplier())
    browse("vic").open(f"/cooperation/plans/{plan}/edit", status=403)
    browse("vic").open(f"/cooperation/plans/{plan}/goals/new", status=403)
