"""Custom fields come in by the name of their column, show in the dry run, and go back with an undo."""
import pytest

from models import Party
from tests.imports.files import checked, stats, undone, work, written

HEAD = "Customer number,Name,Tier,Weight,Credit limit,Contract until,Newsletter,Forwarder\n"
ROW = "K-1,Acme,gold,12.50,\"1,000.50\",31/12/2027,是,DHL\n"


def bring(house, browse, content):
    return written(house, browse, content, name="customers.csv", target="customers")


@pytest.fixture
def acme(make):
    return make(Party, title="Acme", code="K-1")


def test_each_type_is_read_and_the_dry_run_shows_it(house, browse, six, acme, held):
    page = checked(house, browse, HEAD + ROW, name="customers.csv", target="customers")
    assert held(acme) == {}
    told = page.browser.open(page.path + "/things/party/changed").table()[1][2]
    assert told == ("Tier: Gold Weight: 12.5 Credit limit: £1,000.50 Contract until: 31 Dec 2027 Newsletter: Yes "
                    "Forwarder: DHL").replace(": ", ": ")
    page.submit(button="Write it")
    work(house)
    assert held(acme) == {"f1": "Gold", "f2": "12.5", "f3": 100050, "f4": "2027-12-31", "f5": True, "f6": "DHL"}


def test_an_undo_puts_back_what_was_there(house, browse, six, acme, hold, held):
    hold(acme, f1="Silver", f6="UPS")
    page = bring(house, browse, HEAD + ROW)
    assert held(acme)["f1"] == "Gold"
    undone(house, page)
    assert held(acme) == {"f1": "Silver", "f6": "UPS"}


def test_the_same_file_again_changes_nothing(house, browse, six, acme):
    bring(house, browse, HEAD + ROW)
    assert stats(bring(house, browse, HEAD + ROW)) == {"Unchanged rows": "1", "Rows with errors": "0"}


@pytest.mark.parametrize("row, said", [
    ("K-1,Acme,Bronze,,,,,\n", "Tier: “Bronze” is none of: Gold, Silver"),
    ("K-1,Acme,,much,,,,\n", "Weight: “much” is no number as this column writes them"),
    ("K-1,Acme,,,1.005,,,\n", "Credit limit: 1.005 has more than 2 decimals"),
    ("K-1,Acme,,,,,perhaps,\n", "Newsletter: “perhaps” is neither yes nor no"),
])
def test_what_cannot_be_read_is_a_row_with_an_error(house, browse, six, acme, held, row, said):
    page = bring(house, browse, HEAD + row)
    assert page.browser.open(page.path + "/errors").table()[1][1] == said
    assert held(acme) == {}


def test_a_new_customer_brings_them_along(house, browse, six, inside):
    page = bring(house, browse, HEAD + ROW)
    assert "£1,000.50" in page.browser.open("/customers").follow("Acme").text
