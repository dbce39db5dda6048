"""How the pages of partners are read: by index, and by as many statements for one row as for three."""
import pytest

from models import Deal, Party
from tests.laws.test_plans import read_by_index

LISTS = ("/partners", "/partners?q=bridge", "/partners?columns=all", "/partners?archived=yes", "/partners/{partner}",
         "/partners/registrations", "/partners/registrations?q=pumps", "/partners/registrations?state=any",
         "/partners/registrations?partner={partner}&state=any", "/partners/registrations?sort=protected",
         "/partners/registrations?owner=me&due=overdue", "/partners/registrations/{registration}",
         "/partners/registrations/{registration}/submit", "/partners/certificates", "/partners/certificates?q=anna",
         "/partners/certificates?partner={partner}", "/partners/certificates?state=expiring")
PAGES = (*LISTS, "/partners/programmes", "/partners/new", "/partners/{partner}/edit")


@pytest.fixture
def grown(make, partner, registered, certified, shared):
    """`grown(1)`: one more of everything, for the same partner and for another one."""
    bridge, delta = partner(), make(Party, title="Delta")

    def grow(number):
        for at in range(number):
            for party in (bridge, partner(f"Bridge {number}-{at}")):
                certified(party, person=f"Anna {number}-{at}")
                registered(party, title=f"Pumps {number}-{at}")
                shared(make(Deal, party=delta, amount=100, stage="Won"), party)
        return {"partner": bridge.id, "registration": registered(bridge, state="draft")}
    return grow


@pytest.mark.parametrize("path", LISTS)
def test_a_list_reads_by_index(house, browse, grown, path):
    read_by_index(house, browse("mara"), path.format(**grown(3)))


@pytest.mark.parametrize("path", PAGES)
def test_three_rows_cost_as_many_statements_as_one(browse, statements, grown, path):
    browser, counts = browse("mara"), []
    for more in (1, 2):
        url = path.format(**grown(more))
        browser.open(url)
        with statements() as seen:
            browser.open(url)
        counts.append(len(seen))
    assert counts[0] == counts[1]
