"""No page of customer service reads a whole table, for an administrator nor for an agent of one team."""
import pytest
import sqlalchemy as sa

from models import Party, Ticket, db
from tests.auditor import not_watching
from tests.laws.test_plans import EXPLAIN, GROWING

OWN = GROWING | {"tickets", "messages", "clock_events", "breaches", "promises", "ticket_links", "ticket_merges",
                 "drafts", "presences"}
PAGES = ["/service/queue", "/service/queue?folder=mine", "/service/queue?folder=team", "/service/queue?folder=overdue",
         "/service/queue?folder=waiting", "/service/queue?folder=unassigned&kind=complaint", "/service/queue?q=leaks",
         "/service/queue?promised=today", "/service/queue?sort=-created", "/service/tickets",
         "/service/tickets?state=closed", "/service/tickets?customer={party}", "/service/tickets?q=leaks",
         "/service/tickets?owner=me&state=open-ones", "/service/tickets?columns=all&sort=due",
         "/service/tickets/{ticket}", "/service/tickets/{ticket}?after=1", "/service/tickets/{ticket}/clock",
         "/service/promises", "/service/promises?state=any", "/service/reports"]


@pytest.fixture
def some(make):
    for number in range(3):
        party = make(Party, title=f"Acme {number}")
        ticket = make(Ticket, title="It leaks", said="Hello", party_id=party.id, owner="sam")
    return {"party": party.id, "ticket": ticket.id}


@pytest.mark.parametrize("who", ["ada", "sam"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_by_index(house, browse, some, path, who):
    browser, path, read = browse(who), path.format(**some), []
    with house.app_context():
        engine = db.engine
    note = lambda _c, _cur, statement, parameters, *_rest: read.append((statement, parameters))  # noqa: E731
    sa.event.listen(engine, "before_cursor_execute", note)
    browser.open(path)
    sa.event.remove(engine, "before_cursor_execute", note)
    with engine.connect() as connection, not_watching():
        for statement, parameters in read:
            if statement.lstrip().upper().startswith("SELECT"):
                scanned = EXPLAIN[engine.dialect.name](connection, statement, parameters) & OWN
                assert not scanned, f"{path} reads all of {scanned}:\n{statement}"
