"""The queue as an agent sees it: folders, order, take next, the poll that costs nothing."""
from datetime import UTC, datetime

from models import Party, Ticket

EARLY, LATE = datetime(2025, 12, 1, 10, tzinfo=UTC), datetime(2025, 12, 3, 10, tzinfo=UTC)


def subjects(page):
    return [row[0].partition(" T-")[0] for row in page.table()[1:]] if page.css("table") else []


def folders(page):
    """{name: how many}"""
    said = [" ".join(link.text(separator=" ").split()) for link in page.css('nav[aria-label="Folders"] a')]
    return {name: int(number) for name, _blank, number in (text.rpartition(" ") for text in said)}


def test_what_is_due_first_stands_at_the_top(make, browse):
    make(Ticket, title="Later", at=LATE, party_id=make(Party, title="Blue Lake").id)
    make(Ticket, title="First", at=EARLY, said="It leaks\nbadly")
    make(Ticket, title="Elsewhere", team="South")
    page = browse("sam").open("/service/queue")
    assert subjects(page) == ["First", "Later"]
    assert "It leaks badly" in page.table()[1][0] and "Blue Lake" in page.table()[2][0]
    assert folders(page) == {"All open": 2, "Mine": 0, "My team's": 2, "Unassigned": 2, "Waiting": 0, "Overdue": 2,
                             "Promised for today": 0}


def test_folders_hold_what_they_say(make, browse):
    make(Ticket, title="Mine", owner="sam")
    make(Ticket, title="Old", at=EARLY)
    browser = browse("sam")
    page = browser.open("/service/queue?folder=mine")
    assert subjects(page) == ["Mine"]
    for folder, expected in (("unassigned", ["Old"]), ("overdue", ["Old"]), ("waiting", []), ("team", ["Old", "Mine"])):
        assert subjects(browser.open(f"/service/queue?folder={folder}")) == expected
    browser.open("/service/queue?folder=nonsense", status=400)


def test_filters_and_search_narrow_it(make, browse):
    make(Ticket, title="Leaking kettle", kind_of="complaint")
    make(Ticket, title="Where is it?")
    browser = browse("sam")
    assert subjects(browser.open("/service/queue?kind=complaint")) == ["Leaking kettle"]
    assert subjects(browser.open("/service/queue?q=kettle")) == ["Leaking kettle"]
    page = browser.open("/service/queue?q=nothing")
    assert "No ticket fits" in page.text


def test_take_next_gives_the_reason(make, browse):
    make(Ticket, title="Later", at=LATE)
    first = make(Ticket, title="First", at=EARLY)
    page = browse("sam").open("/service/queue").submit(button="Take next")
    assert page.h1 == "First" and page.toasts == [f"{first.number} is yours: it is overdue"]
    assert browse("sam").open("/service/queue?folder=mine").table()[1][-1] == "Sam"


def test_nothing_left_to_take(browse):
    page = browse("sam").open("/service/queue")
    assert "The queue is empty" in page.text
    told = page.submit(button="Take next").toasts
    assert told == ["Nothing is left to take: every open ticket is somebody's, or waits"]


def test_a_poll_without_a_change_is_304(make, browse, statements):
    make(Ticket)
    browser = browse("sam")
    tag = browser.open("/service/queue", htmx_target="#results").headers["HX-PTag"]
    poll = {"headers": {"HX-PTag": tag}, "htmx_target": "#results"}
    with statements() as seen:
        browser.open("/service/queue", status=304, **poll)
    assert len(seen) == 2  # who asks, and when anything changed
    make(Ticket, title="News")
    assert "News" in browser.open("/service/queue", **poll).html


def test_one_row_or_three_cost_the_same(make, browse, statements):
    counts = []
    for _times in range(3):
        make(Ticket, said="Hello", party_id=make(Party).id, owner="sam")
        browse("sam").open("/service/queue")
        with statements() as seen:
            browse("sam").open("/service/queue")
        counts.append(len(seen))
    assert len(set(counts)) == 1


def test_who_only_reads_takes_nothing(make, browse):
    make(Ticket)
    page = browse("vic").open("/service/queue")
    assert not page.css("form[action='/service/queue/next']")
    browse("vic").open("/service/queue/next", status=403, method="POST")
    browse("rita").open("/service/queue", status=403)
