"""The report of some days: what it took, by whom, and that each figure leads to its rows."""
from datetime import UTC, datetime, timedelta

import pytest

from blueprints.service.actions import states, talk
from core.principal import SYSTEM
from models import Ticket, db
from tests.world import inside

MONDAY = datetime(2025, 12, 1, 16, tzinfo=UTC)  # London; the office closes at 18:00
DAYS = "first=2025-12-01&last=2025-12-31"


@pytest.fixture
def worked(make, house):
    """Two of sam's, answered after 1 h and 5 h of business time, the first resolved after 10 h of it; one of
    nobody's."""
    first, second = make(Ticket, title="First", owner="sam", at=MONDAY, said="Hello"), make(
        Ticket, title="Second", owner="sam", at=MONDAY, said="Hello", kind_of="complaint")
    make(Ticket, title="Third", at=MONDAY, said="Hello")
    with inside(house):
        ticket = db.session.get(Ticket, first.id)
        talk.reply(ticket, "Hi", by=SYSTEM, at=MONDAY + timedelta(hours=1), state="open")
        states.move(ticket, "resolved", by=SYSTEM, at=MONDAY + timedelta(days=1, hours=1))
        talk.reply(db.session.get(Ticket, second.id), "Hi", by=SYSTEM, state="open",
                   at=MONDAY + timedelta(hours=20))
        db.session.commit()


def test_what_it_took_by_agent(worked, browse):
    page = browse("sam").open(f"/service/reports?{DAYS}")
    assert [row[:6] for row in page.table()[1:]] == [
        ["Sam", "2", "3 h", "10 h", "25 h", "25 h"], ["none", "1", "no data", "no data", "no data", "no data"]]
    rows = page.follow("Sam")
    assert sorted(row[0].partition(" T-")[0] for row in rows.table()[1:]) == ["First", "Second"]


def test_promises_kept_by_policy(worked, browse):
    told = browse("sam").open(f"/service/reports?{DAYS}").table(1)[1:]
    assert ["Complaints", "First answer", "1", "1", "0 %"] in told
    assert ["Everything else", "First answer", "2", "0", "100 %"] in told


def test_by_kind_and_only_what_one_may_see(worked, browse):
    page = browse("sam").open(f"/service/reports?{DAYS}&by=kind")
    assert [row[:2] for row in page.table()[1:]] == [["Question", "2"], ["Complaint", "1"]]
    assert "No data" in browse("tess").open(f"/service/reports?{DAYS}").text


def test_what_is_open_by_age(worked, browse):
    assert browse("sam").open(f"/service/reports?{DAYS}").table(2)[1:] == [
        ["up to a day", "0"], ["up to a week", "0"], ["up to 30 days", "0"], ["older", "2"]]


def subjects(page):
    return sorted(row[0].partition(" T-")[0] for row in page.table()[1:])


def test_each_figure_opens_its_rows(worked, browse):
    page = browse("sam").open(f"/service/reports?{DAYS}")
    links = {link.attributes["href"]: link.text() for link in page.css("main td a, main a.stat-value, main .stat a")}
    missed = next(url for url in links if "missed=" in url)
    assert (links[missed], subjects(browse("sam").open(missed))) == ("1", ["Second"])
    older = next(url for url in links if "age=older" in url)
    assert (links[older], subjects(browse("sam").open(older))) == ("2", ["Second", "Third"])
    assert browse("sam").open("/service/tickets?reopened=yes").css("main td") == []
    browse("sam").open("/service/tickets?missed=1~all", status=400)


@pytest.mark.parametrize("query", ["by=nonsense", "first=yesterday", "last=0000-00-00"])
def test_what_was_never_a_report(browse, query):
    browse("sam").open(f"/service/reports?{query}", status=400)
