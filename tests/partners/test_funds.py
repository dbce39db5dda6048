"""Market funds: budget, allocation, request, claim; a child never exceeds what is left of its parent."""
import threading

import pytest

from blueprints.partners.actions import funds as acts
from core.principal import SYSTEM
from measures.partnership import overdrawn
from models import FundAllocation, FundBudget, FundClaim, FundRequest, db
from tests.world import days_ago, days_on


@pytest.fixture
def budget(inside):
    """A budget: `budget(1000_00)` gives its id."""
    def make_budget(cents=1000_00, name="Spring"):
        with inside():
            made = acts.set_budget(None, name=name, amount_cents=cents, valid_from=days_ago(30),
                                   valid_until=days_on(300), by=SYSTEM)
            db.session.commit()
            return made.id
    return make_budget


@pytest.fixture
def allocated(inside, budget, partner):
    """£600 of a budget of £1,000, for a partner: the id of the allocation."""
    bridge, budget_id = partner(), budget()
    with inside():
        made = acts.allocate(db.session.get(FundBudget, budget_id), bridge.id, 600_00, by=SYSTEM)
        db.session.commit()
        return made.id


def test_from_the_budget_to_the_payment(browse, partner):
    partner()
    page = browse("mara").open("/partners/funds").follow("New budget")
    page = page.submit(button="Save", name="Spring", amount="1000")
    page = page.follow("Allocate").submit(button="Save", partner="Bright Bridge", amount="600").follow("Bright Bridge")
    page = page.follow("Request market funds").submit(button="Save", what="A fair", amount="500")
    page = page.follow("Decide on A fair").submit(button="Save", decision="approved").follow("Claim on A fair")
    page = page.submit(button="Save", amount="450.50", evidence="Invoice 7").follow("Decide on Invoice 7")
    page = page.submit(button="Save", decision="approved").submit(button="Paid: Invoice 7")
    assert "£450.50" in page.text and "Paid" in page.text
    assert "Spring" in browse("mara").open("/partners").follow("Bright Bridge").links


@pytest.mark.parametrize(("path", "fields", "said"), [
    ("/partners/funds/1/allocate", {"partner": "Harbour", "amount": "400.01"}, "Only £400.00 is left"),
    ("/partners/funds/1/allocate", {"partner": "Bright Bridge", "amount": "1000.01"}, "Only £1,000.00 is left"),
    ("/partners/funds/1/edit", {"amount": "599.99"}, "£600.00 of it is given already"),
    ("/partners/funds/allocations/1/request", {"what": "A fair", "amount": "600.01"}, "Only £600.00 is left"),
    ("/partners/funds/allocations/1/request", {"what": "A fair", "amount": "0"}, "More than 0"),
    ("/partners/funds/allocations/1/request", {"what": "A fair", "amount": "1.005"}, "At most 2 decimals"),
])
def test_never_more_than_is_left(browse, partner, allocated, path, fields, said):
    partner("Harbour")
    page = browse("mara").open(path).submit(button="Save", status=422, **fields)
    assert said in page.text and page.css("[name=amount]")[0].attributes["value"] == fields["amount"]
    assert allocated == 1


def test_what_is_rejected_takes_nothing(browse, allocated):
    page = browse("mara").open(f"/partners/funds/allocations/{allocated}/request").submit(
        button="Save", what="A fair", amount="600")
    decide = page.follow("Decide on A fair")
    assert "Please say why" in decide.submit(button="Save", decision="rejected", status=422).text
    page = decide.submit(button="Save", decision="rejected", reason="Too dear")
    assert "Too dear" in page.text
    page = page.follow("Request market funds").submit(button="Save", what="A smaller fair", amount="600")
    assert "A smaller fair" in page.text


def test_only_what_was_approved_is_claimed(browse, allocated):
    page = browse("mara").open(f"/partners/funds/allocations/{allocated}/request").submit(
        button="Save", what="A fair", amount="100")
    assert "Claim on A fair" not in page.links
    asked = page.browser.open("/partners/funds/requests/1/claim").submit(
        button="Save", amount="1", evidence="Invoice", status=422)
    assert "This request is not approved" in asked.text


def test_an_archived_budget_gives_no_more(browse, allocated):
    page = browse("mara").open("/partners/funds/1").submit(button="Archive")
    assert "Allocate" not in page.links and "In the archive" in page.text
    asked = page.browser.open(f"/partners/funds/allocations/{allocated}/request").submit(
        button="Save", what="A fair", amount="1", status=422)
    assert "Spring is in the archive" in asked.text
    page = browse("mara").open("/partners/funds/1").submit(button="Restore")
    assert "Allocate" in page.links


def test_two_who_take_the_last_at_once(browse, allocated, inside):
    pages = [browse(who).open(f"/partners/funds/allocations/{allocated}/request") for who in ("mara", "ada")]
    answers = []

    def ask(page):
        form = {name: value for name, value in page.values().items() if value is not None}
        answers.append(page.browser.client.post(page.path, data=form | {"what": "A fair", "amount": "400"}).status_code)

    threads = [threading.Thread(target=ask, args=(page,)) for page in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [303, 422]


def test_the_tree_is_never_overdrawn(browse, allocated, inside):
    page = browse("mara").open(f"/partners/funds/allocations/{allocated}/request").submit(
        button="Save", what="A fair", amount="600").follow("Decide on A fair").submit(button="Save")
    claim = page.follow("Claim on A fair").submit(button="Save", amount="600", evidence="One")
    assert "Claim on A fair" not in claim.links
    with inside():
        cents = {model: [row.amount_cents for row in db.session.query(model)]
                 for model in (FundAllocation, FundRequest, FundClaim)}
    assert overdrawn(1000_00, cents[FundAllocation], {0: cents[FundRequest]}, {0: {0: cents[FundClaim]}}) == []


def test_partner_managers_ask_and_managers_decide(browse, hire, allocated):
    page = browse(hire("partner-manager")).open(f"/partners/funds/allocations/{allocated}")
    page = page.follow("Request market funds").submit(button="Save", what="A fair", amount="100")
    assert "Decide on A fair" not in page.links
    page.browser.open("/partners/funds/requests/1/decide", status=403)
    browse("rita").open("/partners/funds", status=403)
