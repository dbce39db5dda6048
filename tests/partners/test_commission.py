"""What partners earn: rules one after the other, entries that explain themselves, paid or reversed, never changed."""
from decimal import Decimal

import pytest

from blueprints.partners.actions import commission as acts
from core.jobs import enqueue
from core.principal import SYSTEM
from models import CommissionEntry, Deal, Party, db
from tests.imports.files import work
from tests.world import days_ago, days_on

STEPS = [(0, 10_000_00, Decimal(5)), (10_000_00, None, Decimal(8))]


@pytest.fixture
def ruled(inside):
    """Give a partner a rule: `ruled(party, "marginal", STEPS)`."""
    def rule(party, mode="flat", sections=((0, None, Decimal(10)),), since=None, until=None, part="sourced"):
        with inside():
            made = acts.set_rule(db.session.get(Party, party.id), part=part, mode=mode, sections=list(sections),
                                 valid_from=since or days_ago(400), valid_until=until, by=SYSTEM)
            db.session.commit()
            return made.id
    return rule


@pytest.fixture
def earned(make, partner, ruled, shared, inside):
    """A partner with an entry on a deal that was won, of £50: (partner, entry id)."""
    bridge = partner()
    ruled(bridge)
    shared(make(Deal, title="Pumps", stage="Won", amount=500_00), bridge)
    with inside():
        entry, = acts.accrue(db.session.get(Party, bridge.id), by=SYSTEM)
        db.session.commit()
        return bridge, entry.id


def told(page):
    return [[cell.text().strip() for cell in row.css("th, td")] for row in page.css("main tbody tr")]


def test_a_rule_is_entered_with_its_steps(browse, partner):
    page = browse("mara").open(f"/partners/{partner().id}").follow("New rule").submit(
        button="Save", mode="marginal", valid_from="2026-01-01", **{
            "sections-0-percent": "5", "sections-1-start": "10000", "sections-1-percent": "7.5"})
    assert [word for word in ("from £0.00: 5%", "from £10,000.00: 7.5%", "from 1 Jan 2026 on")
            if word not in page.text] == []


@pytest.mark.parametrize(("fields", "said"), [
    ({}, "Enter at least one percentage"), ({"sections-0-start": "5", "sections-0-percent": "5"}, "begins at 0"),
    ({"sections-0-percent": "5", "sections-1-start": "9", "sections-1-percent": "5"}, "A flat rate has one"),
    ({"mode": "whole", "sections-0-percent": "5", "sections-1-start": "0", "sections-1-percent": "5"}, "begins higher"),
    ({"sections-0-percent": "101"}, "Between 0 and 100"),
    ({"sections-0-percent": "5", "valid_until": "2020-01-01"}, "It cannot end before it begins"),
])
def test_bad_rules_are_told(browse, partner, fields, said):
    page = browse("mara").open(f"/partners/{partner().id}/commission/rules/new").submit(
        button="Save", status=422, **fields)
    assert said in page.text


def test_one_rule_follows_the_other(browse, partner, ruled):
    bridge = partner()
    ruled(bridge, since=days_ago(100))
    ruled(bridge, since=days_ago(10))
    page = browse("mara").open(f"/partners/{bridge.id}")
    assert f"to {days_ago(11):%-d %b %Y}" in page.text
    refused = page.follow("New rule").submit(button="Save", status=422, valid_from=str(days_ago(50)),
                                             **{"sections-0-percent": "1"})
    assert "Rule 1 holds in these days already" in refused.text or "Rule 2 holds" in refused.text
    page = page.follow("End rule 2").submit(button="Save", day=str(days_on(1)))
    assert f"to {days_on(1):%-d %b %Y}" in page.text


def test_an_entry_explains_itself(browse, make, partner, ruled, shared):
    bridge = partner()
    ruled(bridge, "marginal", STEPS)
    shared(make(Deal, title="Pumps", stage="Won", amount=30_000_00), bridge, share=5_000)
    page = browse("mara").open(f"/partners/{bridge.id}").submit(button="Enter commission on Pumps")
    assert told(page) == [
        ["Amount of the deal when it was entered", "£30,000.00"], ["Their share: 50% (Sourced it)", "£15,000.00"],
        ["5% of £10,000.00step from £0.00 to £10,000.00", "£500.00"],
        ["8% of £5,000.00step from £10,000.00 on", "£400.00"], ["Commission", "£900.00"]]


def test_the_step_that_is_reached_on_all_of_it(inside, make, partner, ruled, shared):
    bridge = partner()
    ruled(bridge, "whole", STEPS)
    shared(make(Deal, stage="Won", amount=10_000_01), bridge)
    with inside():
        assert [entry.amount_cents for entry in acts.accrue(db.session.get(Party, bridge.id), by=SYSTEM)] == [800_00]


def test_the_night_enters_each_deal_once(house, inside, make, partner, ruled, shared):
    bridge, other = partner(), partner("Harbour")
    ruled(bridge)
    ruled(other, until=days_ago(1))
    for party in (bridge, other):
        shared(make(Deal, stage="Won", amount=100_05), party)
        shared(make(Deal, stage="Won"), party)
        shared(make(Deal, amount=100_00), party)
    for _night in range(2):
        with inside():
            enqueue("partners.accrue")
            db.session.commit()
        work(house)
    with inside():
        assert [entry.amount_cents for entry in db.session.query(CommissionEntry).all()] == [10_01]


def test_it_is_approved_and_paid(browse, earned):
    bridge, entry_id = earned
    page = browse("mara").open(f"/partners/commission/{entry_id}").submit(button="Approve")
    page = page.follow("Note the payment").submit(button="Save", status=422, day=str(days_on(1)))
    assert "That day is yet to come" in page.text
    page = page.submit(button="Save", day=str(days_ago(0)))
    assert "Paid" in page.text and "Mara" in page.text
    figures = browse("mara").open(f"/partners/{bridge.id}").text
    assert "Earned £50.00" in " ".join(figures.split()) and "Owed £0.00" in " ".join(figures.split())


def test_it_is_reversed_by_a_counter_entry_and_may_be_entered_again(browse, earned):
    bridge, entry_id = earned
    page = browse("mara").open(f"/partners/commission/{entry_id}").follow("Reverse").submit(
        button="Save", reason="The customer sent it back")
    counter = page.follow("Taken back by a counter entry")
    assert "Reversed" in page.text and counter.css("strong")[-1].text() == "-£50.00"
    assert [row[-1] for row in browse("mara").open("/partners/commission").table()[1:]] == ["Counter entry", "Reversed"]
    page = browse("mara").open(f"/partners/{bridge.id}")
    assert "reversed before" in page.text
    assert "0 entries made" in page.submit(button="Enter all that are new").toasts[0]
    assert "Accrued" in page.submit(button="Enter commission on Pumps").text


def test_what_is_done_is_not_done_twice(browse, earned):
    path = f"/partners/commission/{earned[1]}"
    first, second = browse("mara").open(path), browse("ada").open(path)
    first.submit(button="Approve")
    assert "has gone on meanwhile" in second.submit(button="Approve", status=409).text


def test_a_deal_that_is_not_won_any_more_is_told(browse, earned):
    deal = browse("mara").open(f"/partners/commission/{earned[1]}")
    assert "not won any more" not in deal.text
    browse("mara").open("/sales/deals/2").submit(button="Reopen")
    assert "not won any more" in browse("mara").open(deal.path).text


def test_partner_managers_enter_and_managers_approve(browse, hire, earned):
    page = browse(hire("partner-manager")).open(f"/partners/commission/{earned[1]}")
    assert "Reverse" not in page.links and "£50.00" in page.text
    page.browser.open(f"/partners/commission/{earned[1]}/pay", status=403)
    page.browser.open(f"/partners/{earned[0].id}/commission/rules/new", status=403)
