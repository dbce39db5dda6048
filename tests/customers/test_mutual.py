"""One organisation in all its roles, told from its pages: what goes both ways, as far as the reader may see."""
from decimal import Decimal

import pytest

from blueprints.customers.actions import hats, links
from blueprints.sales.actions import LineFacts, steps
from core.principal import SYSTEM
from models import Order, Party, Ticket, db
from tests.partners.conftest import hire  # noqa: F401  fixture
from tests.suppliers.conftest import ordered, supplier  # noqa: F401  fixtures
from tests.world import days_ago


def figures(page):
    """{label: (value, hint)} of the panel."""
    return {stat.css_first(".stat-label").text(): (stat.css_first(".stat-value").text(), " ".join(
        part.text() for part in stat.css("small"))) for stat in page.css("#mutual .stat")}


@pytest.fixture
def invoiced(make, inside):
    def invoice(party, pounds, credited=0):
        order = make(Order, party=party, on=days_ago(20), lines=[LineFacts(Decimal(10), Decimal(pounds) / 10)])
        with inside():
            held = db.session.get(Order, order.id)
            for step in ("confirmed", "invoiced"):
                steps.take_step(held, step, days_ago(10), by=SYSTEM)
            if credited:
                steps.credit_order(held, {1: Decimal(credited)}, number="CN-1", ordered_at=held.ordered_at, by=SYSTEM)
            db.session.commit()
        return order
    return invoice


@pytest.fixture
def both(make, inside, ordered):  # noqa: F811
    """Blue Lake buys from us and sells to us."""
    party = make(Party, title="Blue Lake", owner="rita")
    with inside():
        hats.put_on_hat(db.session.get(Party, party.id), "supplier", by=SYSTEM, team_id=1)
        db.session.commit()
    ordered(party)
    return party


def test_what_goes_both_ways(browse, make, both, invoiced):
    invoiced(both, 100, credited=2)
    make(Ticket, title="Mould", party_id=both.id, kind_of="complaint")
    page = browse("ada").open(f"/customers/{both.id}")
    found = figures(page)
    assert found["They bought"] == ("£100.00", "1 order")
    assert found["They sold to us"] == ("£25.00", "1 order")
    assert found["They owe us"] == ("£80.00", "1 order invoiced, not paid")
    assert found["We owe for their deliveries"][0] == "Not recorded"
    assert found["They complained"] == ("1", "1 open") and found["We complained"][0] == "0"
    page = browse("ada").open(f"/suppliers/{both.id}")
    assert figures(page) == found and page.links["Customer"] == f"/customers/{both.id}"
    assert "A complaint of theirs is open" in page.text


def test_each_figure_opens_its_rows(browse, make, both, invoiced):
    invoiced(both, 100)
    make(Ticket, title="Mould", party_id=both.id, kind_of="complaint")
    links = {stat.css_first(".stat-label").text(): stat.css_first("a.stat-value") for stat in browse("ada").open(
        f"/customers/{both.id}").css("#mutual .stat")}
    for label, rows in (("They bought", 1), ("They owe us", 1), ("They sold to us", 1), ("They complained", 1)):
        page = browse("ada").open(links[label].attributes["href"])
        assert len(page.css("#results tbody tr")) == rows, label


def test_only_as_far_as_one_may_see(browse, both, invoiced, hire):  # noqa: F811
    invoiced(both, 100)
    assert set(figures(browse("rita").open(f"/customers/{both.id}"))) == {"They bought", "They owe us"}
    buyer = figures(browse(hire("buyer")).open(f"/suppliers/{both.id}"))
    assert "They owe us" not in buyer and "They sold to us" in buyer


def test_a_complaint_is_told_of_to_whoever_may_not_open_it(browse, make, both, invoiced):
    order = invoiced(both, 100)
    make(Ticket, title="Mould in the tins", party_id=both.id, kind_of="complaint", team="South")
    for path in (f"/customers/{both.id}", f"/sales/orders/{order.id}"):
        page = browse("rita").open(path)
        assert "A complaint of theirs is open: have a look at it first. Customer service knows" in page.text
        assert "Mould in the tins" not in page.html


def test_a_paid_order_needs_no_caution(browse, make, both, invoiced, inside):
    order = invoiced(both, 100)
    make(Ticket, title="Mould", party_id=both.id, kind_of="complaint")
    with inside():
        steps.take_step(db.session.get(Order, order.id), "paid", days_ago(1), by=SYSTEM)
        db.session.commit()
    assert "complaint of theirs" not in browse("rita").open(f"/sales/orders/{order.id}").text
    assert figures(browse("rita").open(f"/customers/{both.id}"))["They owe us"][0] == "Nothing known"


def test_people_in_common(browse, make, inside):
    lake, hill = make(Party, title="Blue Lake", team="North"), make(Party, title="Red Hill", team="South")
    with inside():
        person = links.employ_new(db.session.get(Party, lake.id), {"title": "Anna Berg"}, by=SYSTEM)
        links.link(person, db.session.get(Party, hill.id), "employment", by=SYSTEM, title="Advisor")
        db.session.commit()
    told = " ".join(browse("vic").open(f"/customers/{lake.id}").css("#mutual")[0].text().split())
    assert "People in common Anna Berg Red Hill Advisor" in told
    assert "Red Hill" not in browse("rita").open(f"/customers/{lake.id}").text  # a tie out of her sight
