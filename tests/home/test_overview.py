"""The manager's overview and the day of a team: every number is right, opens its rows, and is told only to who may."""
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from core.times import today
from core.workspace import workspace
from models import Entry, Membership, Order, Party, Task, User, db, now
from tests.world import days_ago, days_on, inside


@pytest.fixture
def lead(house):
    """Rita leads team North."""
    with inside(house):
        rita = db.session.scalars(sa.select(User).where(User.name == "Rita")).one()
        rita.memberships[0].is_lead = True
        rita.access_version += 1
        db.session.commit()


@pytest.fixture
def week(make):
    """What went on: customers, orders, tasks and talks of this week, and some of long ago."""
    acme, zenith = (make(Party, title=title, team="North", owner="rita") for title in ("Acme", "Zenith"))
    make(Party, title="South Sea", team="South", owner="otto")
    make(Order, party=acme, on=days_ago(0))
    make(Order, party=zenith, on=days_ago(60))
    make(Order, party=acme, on=days_ago(0), currency="EUR")
    make(Task, title="Late", team="North", due=days_ago(4))
    make(Task, title="Late, too", team="North", due=days_ago(1))
    make(Task, title="Sold", team="North", done_by="rita")
    make(Task, title="Otto's", owner="otto", team="South", due=days_ago(2))
    rita = make.user("rita")
    with inside(make.app):
        for kind, at in (("call", now()), ("note", now() - timedelta(days=60)), ("system", now())):
            db.session.add(Entry(record_id=acme.id, party_id=acme.id, kind=kind, body="Hello", by_id=rita.id, at=at))
        db.session.commit()


WATCHED = ("Overdue: Tasks", "Tasks created", "Tasks done", "New customers", "Orders", "Value of orders",
           "Entries logged")  # every room adds figures of its own, which its own tests watch


def totals(page):
    told = {stat.css_first(".stat-label").text(): stat.css_first(".stat-value").text() for stat in page.css(".stat")}
    return {name: told[name] for name in WATCHED}


def lines(page):
    """The rows of the table, their names and the figures watched."""
    head, *rows = page.table()
    at = [0, *(head.index(name) for name in WATCHED)]
    return [[row[place] for place in at] for row in rows]


def test_the_figures_of_the_week(browse, week):
    page = browse("mara").open("/overview")
    assert totals(page) == {
        "Overdue: Tasks": "3", "Tasks created": "4", "Tasks done": "1", "New customers": "3", "Orders": "2",
        "Value of orders": "£25.00", "Entries logged": "1"}
    assert lines(page) == [
        ["North", "2", "3", "1", "0", "2", "£25.00", "1"], ["South", "1", "1", "0", "0", "0", "0", "0"],
        ["Nobody", "0", "0", "0", "3", "0", "0", "0"]]


def test_a_number_opens_the_rows_that_make_it(browse, week):
    page = browse("mara").open("/overview")
    rows = {}
    for stat in page.css("a.stat-value"):
        name = stat.parent.css_first(".stat-label").text()
        if name in WATCHED:
            rows[name] = len(browse("mara").open(stat.attributes["href"]).table()) - 1
    assert rows == {"Overdue: Tasks": 3, "Tasks created": 4, "Tasks done": 1, "New customers": 3, "Orders": 2,
                    "Value of orders": 2, "Entries logged": 1}


def test_so_does_a_number_of_a_team_and_of_a_person(browse, week):
    mara = browse("mara")
    page = mara.open("/overview")
    found = []
    for view in (page, page.follow("North")):
        for row in view.css("tbody tr"):
            for cell in row.css("td a"):
                told = cell.text()
                opened = mara.open(cell.attributes["href"])
                found.append(told.startswith("£") or int(told) == len(opened.table()) - 1)
    assert len(found) == 17 and all(found)


def test_people_of_a_team(browse, week):
    page = browse("mara").open("/overview").follow("North")
    assert lines(page) == [["Rita", "2", "3", "1", "0", "2", "£25.00", "1"]]
    assert totals(page)["Overdue: Tasks"] == "2"


def test_another_period(browse, week, house):
    page = browse("mara").open("/overview?period=last-week")
    with inside(house):
        monday = today(workspace()) - timedelta(days=today(workspace()).weekday())
    first, last = monday - timedelta(days=7), monday - timedelta(days=1)
    assert f"{first:%-d %b %Y} – {last:%-d %b %Y}" in page.text
    assert totals(page)["Tasks created"] == "0" and totals(page)["Overdue: Tasks"] == "3"
    browse("mara").open("/overview?period=ever", status=400)


def test_each_period_is_told_anew_however_often(browse, week):
    mara = browse("mara")
    told = [totals(mara.open(f"/overview?period={period}")) for period in ("this-week", "last-week") * 3]
    assert [(each["Tasks created"], each["Orders"], each["Overdue: Tasks"]) for each in told] == [
        ("4", "2", "3"), ("0", "0", "3")] * 3


def test_no_data_is_no_zero(browse, make):
    make(Task, owner="otto")
    page = browse("mara").open("/overview")
    assert totals(page) == {
        "Overdue: Tasks": "0", "Tasks created": "1", "Tasks done": "0", "New customers": "no data", "Orders": "no data",
        "Value of orders": "no data", "Entries logged": "no data"}


def test_a_lead_sees_the_own_team(browse, week, lead, make):
    page = browse("rita").open("/overview")
    assert lines(page) == [["Rita", "2", "3", "1", "0", "2", "£25.00", "1"]]
    south = make.user("otto")
    with inside(make.app):
        team_id = db.session.scalar(sa.select(Membership.team_id).where(Membership.user_id == south.id))
    browse("rita").open(f"/overview?team={team_id}", status=404)
    browse("rita").open(f"/team-day?team={team_id}", status=404)


def test_who_leads_nobody_is_told_nothing(browse):
    for path in ("/overview", "/overview/entries", "/team-day"):
        browse("otto").open(path, status=403)
    assert not {"Overview", "Team's day"} & browse("otto").open("/").links.keys()
    browse("mara").open("/team-day", status=403)


def test_the_day_of_a_team_by_person(browse, make, lead):
    make(Task, title="Late", team="North", due=days_ago(2))
    make(Task, title="Far", team="North", due=days_on(9))
    make(Task, title="Whose?", team="North", owner=None, by="rita", due=days_on(0))
    make(Task, title="Private", due=days_on(0), owner="otto")
    page = browse("rita").open("/").follow("Team's day")
    assert page.h1 == "The day of North"
    assert [table[1][1] for table in (page.table(0), page.table(1))] == ["Late", "Whose?"]
    assert [head.text() for head in page.css(".panel h2")] == ["Rita", "Nobody's"]
    page = page.submit(button="Done: Whose?")
    assert page.path.startswith("/team-day") and [head.text() for head in page.css(".panel h2")] == ["Rita"]


def test_pages_cost_the_same_however_much_there_is(browse, make, statements, lead):
    seen = []
    browse("rita").open("/overview")
    for rows in (1, 3):
        for _row in range(rows):
            make(Task, team="North", due=days_ago(1))
            make(Order, party=make(Party, team="North", owner="rita"), on=date.today())
        for path in ("/overview", "/team-day"):
            with statements() as counted:
                browse("rita").open(path)
            seen.append(len(counted))
    assert seen[:2] == seen[2:] and max(seen) <= 6
