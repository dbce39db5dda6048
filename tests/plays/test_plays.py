"""Plays: drafted, published, turned on, and what became of those in them; told from the screen."""
import pytest

from models import Order
from tests.world import days_ago


def test_a_workspace_begins_with_a_play_for_each_class(browse):
    rows = browse("vic").open("/plays").table()[1:]
    assert [row[0].split("Edition")[0].strip() for row in rows] == [
        "From prospect to first order", "Welcome", "Regular follow-up", "Keep the best", "Win back"]
    assert {row[2] for row in rows} == {"Off"}


def test_a_play_is_drafted_published_and_turned_on(browse):
    page = browse("mara").open("/plays").follow("New play").submit(
        button="Save", name="Spring calls", lifecycle="loyal", size="sme", enters="standing", goal="none")
    assert page.h1 == "Spring calls" and "No steps yet" in page.text
    assert "It has no step yet" in page.submit(button="Publish", status=409).text
    page = page.follow("Add a step").submit(button="Save", name="Call them", days="3", script="Ask how they are.")
    page = page.follow("Add a step").submit(button="Save", name="Write to them", way="message", days="9")
    page = page.submit(button="Down: Call them")
    assert [row[0].split()[0] for row in page.table()[1:]] == ["Write", "Call"]
    page = page.submit(button="Remove Write to them").submit(button="Publish")
    assert "Published" in page.text and "Nobody was in it yet" in page.text
    assert "On" in page.submit(button="Turn it on").submit(button="Turn it off").submit(button="Turn it on").text


def test_what_is_in_force_never_changes(browse, shipped):
    play = shipped("lost")
    page = browse("mara").open(f"/plays/{play}")
    assert "Add a step" not in page.links
    browse("mara").open(f"/plays/{play}/edit", status=409)
    draft = page.submit(button="New edition")
    assert "Edition 2" in draft.text and "Draft" in draft.text
    assert "There is a draft of it already" in page.submit(button="New edition", status=409).text
    assert "Win back" in draft.submit(button="Discard the draft").text
    page.submit(button="New edition").follow("Edit").submit(button="Save", name="Win them back")


def test_whoever_is_in_it_stays_on_their_edition_until_moved(browse, shipped, lost, entered, work, inside, tasks):
    play = shipped("lost", on=True)
    runs = [entered(play, lost(f"Acme {number}")) for number in range(3)]
    draft = browse("mara").open(f"/plays/{play}").submit(button="New edition")
    page = draft.follow("Add a step").submit(button="Save", name="Send a card", days="1", way="message").submit(
        button="Publish")
    assert "3 customers go on with edition 1, which they entered." in page.text and "Turn it off" in page.html
    work("plays.go-on")
    assert not any("Send a card" in title for title, *_rest in tasks())
    assert "Go on with edition 2" in browse("rita").open(f"/plays/runs/{runs[0]}").submit(button="Stop").submit(
        button="Take it up again").html
    browse("rita").open(f"/plays/runs/{runs[0]}").submit(button="Go on with edition 2")
    page.submit(button="Move them all to this edition")
    work("plays.follow")  # after the job the button began
    titles = [title for title, state, _due in tasks() if state == "open"]
    assert len([title for title in titles if "Send a card" in title]) == 3
    assert len([title for title in titles if "Short questionnaire" in title]) == 3


def test_the_page_compares_those_in_it_with_those_without(browse, shipped, lost, entered, make, work, inside):
    play = shipped("lost")
    back, gone, other = lost("Back"), lost("Gone"), lost("Came back without")
    lost("Without")
    for party in (back, gone):
        entered(play, party)
    for party in (back, other):
        make(Order, party=party, on=days_ago(0))
    work("plays.follow")
    page = browse("vic").open(f"/plays/{play}")
    rows = {row[0]: row[1:] for row in page.table(1)[1:]}
    assert rows["Still in the class"] == ["1", "1"] and rows["Won back"] == ["1", "1"]
    assert "50% of 2" in rows["Went well"][0] and "likely 9% to 91%" in rows["Went well"][0]
    won = browse("vic").open("/plays/runs?play=lost&state=any&fate=won_back").table()
    assert [row[0] for row in won[1:]] == ["Back"]
    theirs = page.css("#fates tbody tr td:last-child a")
    others = [browse("vic").open(link.attributes["href"]).table()[1][0] for link in theirs]
    assert others == ["Without", "Came back without"]


def test_readers_change_nothing(browse, shipped, lost, entered):
    party = lost()
    run = entered(shipped("lost"), party)
    for path in (f"/plays/{shipped('lost')}/edit", "/plays/new", f"/plays/start/{party.id}"):
        browse("vic").open(path, status=403)
    assert "Stop" not in browse("vic").open(f"/plays/runs/{run}").html
    browse("otto").open(f"/plays/runs/{run}", status=404)
    assert "Nobody is in a play" in browse("otto").open("/plays/runs").text


@pytest.mark.parametrize(("facts", "said"), [
    ({"name": " "}, "Please fill this in"), ({"days": "-1"}, "Number must be between"),
    ({"timing": "every", "days": "0"}, "At least one day"), ({"whose": "person"}, "Choose the person")])
def test_bad_steps_are_told_at_the_field(browse, shipped, facts, said):
    draft = browse("mara").open(f"/plays/{shipped('lost')}").submit(button="New edition")
    page = draft.follow("Add a step").submit(button="Save", status=422, **{"name": "Call", "days": "3"} | facts)
    assert said in page.text


def test_lists_cost_the_same_with_one_and_three_rows(browse, statements, shipped, lost, entered):
    play, counts = shipped("lost"), []
    for number in (1, 2):
        for each in range(number):
            entered(play, lost(f"Acme {number} {each}"))
        for path in ("/plays/runs", f"/plays/{play}", "/plays"):
            browse("rita").open(path)
        with statements() as seen:
            for path in ("/plays/runs", f"/plays/{play}", "/plays"):
                browse("rita").open(path)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_file_of_customers_in_plays(browse, shipped, lost, entered):
    entered(shipped("lost"), lost("Acme"))
    assert b"Acme,Win back,Short questionnaire" in browse("rita").client.get("/plays/runs/export/csv").data
