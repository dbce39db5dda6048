"""The lists of follow-ups, and which share was held in time."""
from datetime import timedelta

from models import Visit, db
from tests.world import days_ago, days_on


def test_whom_to_call_on(due, browse):
    due("Acme", -3)
    due("Bolt", 3)
    due("Core", 20)
    due("Other", -3, owner="otto", team="South")
    rows = browse("rita").open("/visits").table()[1:]
    assert [row[0] for row in rows] == ["Acme", "Bolt", "Core"] and rows[0][2] == "every 30 days (set for them)"
    assert [row[0] for row in browse("rita").open("/visits?due=overdue").table()[1:]] == ["Acme"]
    assert [row[0] for row in browse("rita").open("/visits?due=week").table()[1:]] == ["Bolt"]
    assert len(browse("vic").open("/visits?owner=anyone").table()) == 5
    assert "Nobody fits" in browse("vic").open("/visits").text
    assert b"Acme" in browse("rita").client.get("/visits/export/csv").data
    browse("rita").open("/visits?due=never", status=400)


def test_lists_cost_the_same_with_one_and_three_rows(due, browse, statements):
    paths, counts = ("/visits", "/visits/log", "/visits/plan", "/visits/punctuality"), []
    for number in (1, 2):
        for each in range(number):
            due(f"Acme {number} {each}", -3)
        for path in paths:
            browse("rita").open(path)
        with statements() as seen:
            for path in paths:
                browse("rita").open(path)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_share_held_in_time_by_person_and_team(due, browse, inside):
    first, second, third = due("Acme", 0), due("Bolt", -3), due("Core", -4)
    browse("rita").open(f"/visits/call/{first.id}").submit(button="Save and on to the next", note="Fine")
    browse("rita").open(f"/visits/call/{second.id}").submit(button="Save and on to the next", note="Late")
    page = browse("vic").open("/visits/punctuality")
    assert page.table()[1] == ["Rita", "3", "1", "2", "33.3%, likely 6% to 79%"]
    assert page.table(1)[1][:4] == ["North", "3", "1", "2"]
    missed = browse("vic").open(page.css("tbody td a")[1].attributes["href"])
    assert {row[0] for row in missed.table()[1:]} == {"Bolt", "Core"} and third.title == "Core"
    span = f"since={days_ago(400)}&until={days_ago(300)}"
    assert "No data" in browse("vic").open(f"/visits/punctuality?{span}").text
    browse("vic").open(f"/visits/punctuality?since={days_on(3)}", status=400)


def test_the_log_tells_what_there_was(due, browse, inside):
    acme = due("Acme", -3)
    browse("rita").open(f"/visits/call/{acme.id}").submit(
        button="Save and on to the next", outcome="order", satisfaction="5", note="Tins")
    row = browse("vic").open("/visits/log").table()[1]
    assert row[0] == "Acme" and row[2] == "Held" and row[4:8] == ["late", "They want to order", "5", "Call"]
    assert "No follow-up fits" in browse("vic").open("/visits/log?outcome=complaint").text
    assert "None yet" in browse("otto").open("/visits/log").text
    assert b"They want to order" in browse("vic").client.get("/visits/log/export/csv").data
    with inside():
        assert db.session.query(Visit).one().held_on - timedelta(days=0) == days_ago(0)
