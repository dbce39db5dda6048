"""No page of customer service reads a whole table, for an administrator nor for an agent of one team."""
import pytest

from models import Party, SoldItem, Ticket
from tests import emptying, world
from tests.laws.test_plans import GROWING, read_by_index
from tests.service.conftest import add_agents

OWN = GROWING | {"tickets", "messages", "clock_events", "breaches", "promises", "ticket_links", "ticket_merges",
                 "drafts", "presences", "sold_items", "steps_reached", "after_sales", "parts_used", "sign_offs",
                 "complaint_files", "complaint_steps", "complaint_incidents"}
PAGES = ["/service/queue", "/service/queue?folder=mine", "/service/queue?folder=team", "/service/queue?folder=overdue",
         "/service/queue?folder=waiting", "/service/queue?folder=unassigned&kind=complaint", "/service/queue?q=leaks",
         "/service/queue?promised=today", "/service/queue?sort=-created", "/service/tickets",
         "/service/tickets?state=closed", "/service/tickets?customer={party}", "/service/tickets?q=leaks",
         "/service/tickets?owner=me&state=open-ones", "/service/tickets?columns=all&sort=due",
         "/service/tickets/{ticket}", "/service/tickets/{ticket}?after=1", "/service/tickets/{ticket}/clock",
         "/service/sold-items", "/service/sold-items?warranty=in", "/service/sold-items?q=SN",
         "/service/warranty?serial=SN-1",
         "/service/sold-items?customer={party}", "/service/sold-items?sort=ends", "/service/sold-items/{item}",
         "/service/tickets/{repair}", "/service/tickets/{repair}/after-sales", "/service/tickets?step=late",
         "/service/promises", "/service/promises?state=any", "/service/reports",
         "/service/tickets/{ticket}/file", "/service/complaints/report", "/service/tickets?stage=overdue",
         "/service/tickets?cause=1", "/service/tickets?asked=refund&given=unsaid", "/service/tickets?supplier={party}",
         "/service/tickets?dispute=rejected", "/service/tickets?stage=past-receipt", "/service/tickets?repeated=2026",
         "/suppliers/{supplier}"]


@pytest.fixture(scope="module")
def house(app):
    """One house for all pages, furnished once: to look at them changes nothing in it."""
    return add_agents(emptying.anew(app, world.fill))


@pytest.fixture(scope="module")
def browse(house):
    return world.browsers(house)


@pytest.fixture(scope="module")
def some(house):
    make = world.World(house)
    for number in range(3):
        party = make(Party, title=f"Acme {number}")
        ticket = make(Ticket, title="It leaks", said="Hello", party_id=party.id, owner="sam", kind_of="complaint")
        item = make(SoldItem, party=party, serial=f"SN-{number}")
        repair = make(Ticket, title="Broken", kind_of="repair", serial=item.serial, owner="sam")
    return {"party": party.id, "ticket": ticket.id, "item": item.id, "repair": repair.id,
            "supplier": make(Party, title="Kiln", role="supplier").id}


@pytest.mark.parametrize("who", ["ada", "sam"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_by_index(house, browse, some, path, who):
    if who == "sam" and path.startswith("/suppliers"):
        pytest.skip("agents see no suppliers")
    read_by_index(house, browse(who), path.format(**some), OWN)
