"""The list of tasks: whose, in which state, due when; and as a file."""
from datetime import timedelta

import pytest

from core.times import today
from core.workspace import workspace
from models import Party, Task
from tests.world import days_ago, days_on, inside


def titles(page):
    return [row[1] for row in page.table()[1:]] if page.css("table") else []


@pytest.fixture
def some(make, once):
    def furnish():
        acme = make(Party, title="Acme Ltd", team="North")
        make(Task, title="Late", due=days_ago(2), about=acme, team="North")
        make(Task, title="Now", due=days_on(0), notes="about the 价格 of tea", repeats=("week", 1))
        make(Task, title="Soon", due=days_on(3))
        make(Task, title="Far", due=days_on(30))
        make(Task, title="Some day")
        make(Task, title="Otto's", owner="otto", about=acme, due=days_on(1))
        make(Task, title="Secret", owner="otto", team="South")
        make(Task, title="Whose?", owner=None, by="mara", team="North")
        make(Task, title="Over", done_by="rita")
        return acme
    return once(furnish)


@pytest.mark.parametrize(("query", "wanted"), [
    ("", ["Late", "Now", "Soon", "Far", "Some day"]),
    ("owner=anyone", ["Late", "Now", "Otto's", "Soon", "Far", "Some day", "Whose?"]),
    ("owner=anyone&team=mine", ["Late", "Whose?"]),
    ("owner=none", ["Whose?"]),
    ("due=overdue", ["Late"]), ("due=today", ["Now"]), ("due=week", ["Soon"]), ("due=later", ["Far"]),
    ("due=none", ["Some day"]),
    ("state=done", ["Over"]), ("state=dropped", []), ("state=any&due=none", ["Over", "Some day"]),
    ("q=价格", ["Now"]), ("q=la", ["Late"]), ("q=nothing", []),
])
def test_what_it_shows(browse, some, query, wanted):
    assert titles(browse("rita").open(f"/tasks?{query}")) == wanted


def test_about_one_record(browse, some):
    page = browse("rita").open(f"/customers/{some.id}").follow("All tasks about Acme Ltd")
    assert titles(page) == ["Otto's", "Late"] and "Acme Ltd" in page.links


def test_tabs_and_chips_lead_on(browse, some, house):
    rita = browse("rita").open("/tasks")
    assert titles(rita.follow("My teams'")) == ["Late", "Whose?"]
    with inside(house):
        day = today(workspace())
    span = f"{day - timedelta(days=1)}/{day + timedelta(days=1)}"
    page = browse("rita").open(f"/tasks?owner=anyone&state=any&done={span}&doer=team-1")
    assert titles(page) == ["Over"]
    assert "Done by North" in page.links and len(titles(page.follow("Done by North"))) == 1


@pytest.mark.parametrize("query", [
    "due=soon", "state=gone", "owner=x", "team=x", "about=x", "created=2026", "done=1/2", "owner=team-x", "color=red",
    "created=2026-01-02/2026-01-01", "done=0001-01-01/9999-12-31"])
def test_what_makes_no_sense_is_refused(browse, query):
    browse("rita").open(f"/tasks?{query}", status=400)


def test_as_a_file(browse, some):
    text = browse("rita").open("/tasks?due=overdue").download("This view as CSV").text
    assert text.splitlines()[1].startswith(f"Late,Open,{days_ago(2)},,Rita,Acme Ltd,")


def test_it_costs_the_same_for_one_row_and_for_three(browse, make, statements):
    acme, seen = make(Party, team="North"), []
    for path in ("/tasks", f"/customers/{acme.id}"):
        browse("rita").open(path)
    for rows in (1, 2):
        for _row in range(rows):
            make(Task, about=acme, due=days_on(1))
        for path in ("/tasks", f"/customers/{acme.id}"):
            with statements() as counted:
                browse("rita").open(path)
            seen.append(len(counted))
    assert seen[:2] == seen[2:]


def test_pages_follow_the_order(browse, make):
    for number in range(53):
        make(Task, title=f"Call {number:02}", due=days_on(number // 10))
    page = browse("rita").open("/tasks")
    assert len(titles(page)) == 50 and titles(page.follow("Next")) == ["Call 50", "Call 51", "Call 52"]


def test_mine_are_those_of_whoever_asks(browse, make):
    make(Task, title="Rita's")
    make(Task, title="Otto's", owner="otto")
    for name, wanted in (("otto", ["Otto's"]), ("rita", ["Rita's"]), ("ada", [])):
        assert titles(browse(name).open("/tasks")) == wanted
