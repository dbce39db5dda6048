"""My day: what is mine and open, by when it is due; done and put off where it stands."""
import pytest

from models import Order, Party, Task
from tests.world import days_ago, days_on


def groups(page):
    """{heading: titles of the rows below it} of the groups of work."""
    return {panel.css_first("h2").text(): [link.text() for link in panel.css("tbody th a")]
            for panel in page.css("#work .panel") if panel.css_first("h2")}


def test_open_work_stands_in_the_group_of_its_day(browse, make):
    dues = {"Late": days_ago(3), "Now": days_on(0), "Soon": days_on(1), "In a week": days_on(7), "Far": days_on(8),
            "Some day": None}
    for title, due in dues.items():
        make(Task, title=title, due=due)
    make(Task, title="Not mine", due=days_on(0), owner="otto")
    make(Task, title="Over", due=days_on(0), done_by="rita")
    assert groups(browse("rita").open("/")) == {
        "Overdue": ["Late"], "Today": ["Now"], "Next 7 days": ["Soon", "In a week"], "Without a date": ["Some day"],
        "Later": ["Far"]}


def test_late_is_said_in_words_and_whom_it_is_about_is_a_link(browse, make):
    acme = make(Party, title="Acme Ltd", team="North")
    make(Task, title="Call", due=days_ago(3), about=acme)
    page = browse("rita").open("/")
    assert page.table()[1][1:4] == ["Call", "Acme Ltd", f"overdue since {days_ago(3):%-d %b %Y}"]
    assert page.follow("Acme Ltd").h1 == "Acme Ltd"


def test_what_is_done_leaves_and_comes_back(browse, make):
    make(Task, title="Call", due=days_on(0))
    page = browse("rita").open("/").submit(button="Done: Call")
    assert (page.path, page.toasts) == ("/", ["Done: Call"])
    assert "Nothing due" in page.text
    page.submit(button="Undo")
    assert groups(browse("rita").open("/")) == {"Today": ["Call"]}


def test_the_panel_reads_itself_anew_for_htmx(browse, make):
    make(Task, title="Call", due=days_on(0))
    part = browse("rita").open("/", htmx_target="div#work")
    assert part.css("#work") and not part.css("h1") and groups(part) == {"Today": ["Call"]}


def test_quick_add(browse, make):
    page = browse("rita").open("/").submit(title="Buy tea", due_on=days_on(1))
    assert page.path == "/" and page.toasts == ["Task added: Buy tea"]
    assert groups(page) == {"Next 7 days": ["Buy tea"]}
    task = page.follow("Buy tea")
    assert "Rita" in task.text and "North" in task.text


def test_a_quick_add_that_fails_keeps_what_was_typed(browse, house):
    page = browse("rita").open("/").submit(title="x" * 201, status=422)
    assert page.h1 == "New task" and page.values()["title"] == "x" * 201
    page = browse("rita").open("/").submit(title=" ", status=409, htmx=True)
    assert "Please fill this in" in page.text


def test_a_group_is_capped_and_leads_to_the_rest(browse, make):
    for number in range(52):
        make(Task, title=f"Call {number}", due=days_on(0))
    page = browse("rita").open("/")
    assert len(groups(page)["Today"]) == 20 and page.css("#work .panel small")[0].text() == "52"
    whole = page.follow("Show all: Tasks")
    assert "52 tasks" in whole.text


def test_an_empty_day_leads_on(browse, make):
    make(Party, team="North")
    page = browse("rita").open("/")
    assert "Nothing of yours is due today" in page.text
    assert page.follow("All my tasks").h1 == "Tasks"


def test_what_i_worked_on_last(browse, make):
    acme, zenith = make(Party, title="Acme", team="North"), make(Party, title="Zenith", team="North")
    rita = browse("rita")
    for party in (zenith, acme):
        rita.open(f"/customers/{party.id}/edit").submit(about="Met at the fair", button="Save")
    names = [row[0] for row in rita.open("/").table(0)[1:]]
    assert names == ["Acme", "Zenith"]
    assert "You worked on" not in browse("otto").open("/").text


@pytest.mark.parametrize("who", ["rita", "ada"])
def test_it_costs_the_same_however_much_there_is(browse, make, statements, who):
    acme = make(Party, title="Acme", team="North")
    make(Order, party=acme, on=days_ago(2))
    browser = browse(who)
    browser.open("/")
    seen = []
    for rows in (1, 4):
        for due in (days_ago(1), days_on(0), days_on(3), None):
            for _row in range(rows):
                make(Task, owner=who, due=due, about=acme)
        with statements() as counted:
            browser.open("/")
        seen.append(len(counted))
    assert seen[0] == seen[1] <= 8
