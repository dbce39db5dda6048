"""Entering and changing an order by hand, with scripts off and by htmx."""
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from blueprints.customers.actions import parties
from blueprints.sales.actions import LineFacts
from models import CustomerProfile, Order, Party, Product, db
from tests.world import days_ago


def line(at, **facts):
    """The fields of one line: `line(0, code="TEA")` is {"lines-0-code": "TEA"}."""
    return {f"lines-{at}-{name}": value for name, value in facts.items()}


FIRST_LINE = line(0, code="TEA", description="Tea", quantity="2", unit_price="12.5")
POT = LineFacts(Decimal(1), Decimal(1), code="POT", description="Tea pot")


@pytest.fixture
def acme(make):
    return make(Party, title="Acme Ltd", team="North")


@pytest.fixture
def blank(browse, acme):
    return browse("rita").open(f"/sales/orders/new?customer={acme.id}")


def test_from_the_list_to_a_saved_order(browse, acme):
    page = browse("rita").open("/sales/orders").follow("New order")
    page = page.submit(q="acm").follow("Acme Ltd")
    page = page.submit(button="Save", number="R-7", currency="GBP", ordered_at="2025-03-30T12:00", **FIRST_LINE)
    assert page.toasts == ["Order R-7 saved"]
    assert page.table()[1][:5] == ["Tea TEA", "2", "12.50", "", "£25.00"]
    assert "30 Mar 2025, 12:00" in page.text


def test_the_customer_is_classified_at_once(browse, blank):
    blank.submit(button="Save", ordered_at=f"{days_ago(5)}T10:00", **FIRST_LINE)
    row = browse("rita").open("/customers").table()[1]
    assert row[1] == "New" and row[-2:] == ["1", "£25.00"]


def test_a_number_is_suggested_that_goes_on_from_the_last(browse, make, acme):
    make(Order, party=acme, number="INV-0099")
    page = browse("rita").open(f"/sales/orders/new?customer={acme.id}")
    assert page.values()["number"] == "INV-0100"


def test_errors_stand_at_their_fields_and_nothing_typed_is_lost(browse, make, acme, blank):
    make(Order, party=acme, number="TAKEN")
    page = blank.submit(button="Save", status=422, number="taken", **line(0, code="TEA", quantity="1.2345"),
                        **line(1, quantity="2", unit_price="many"),
                        **line(2, quantity="1", unit_price="0.1234567", discount="101"))
    assert page.field_errors == {
        "number": "There is an order taken already", "lines-0-quantity": "At most 3 decimals",
        "lines-0-unit_price": "Please fill this in", "lines-1-unit_price": "This is not a number",
        "lines-2-unit_price": "At most 6 decimals", "lines-2-discount": "Between 0 and 100",
    }
    values = page.values()
    assert values | line(0, quantity="1.2345") | line(1, unit_price="many") | line(2, discount="101") == values


def test_an_order_without_lines_is_refused(blank):
    page = blank.submit(button="Save", status=422)
    assert "Enter at least one line" in page.text


def test_more_lines_by_a_plain_button_and_by_htmx(browse, make, acme, blank):
    make(Order, party=acme, lines=[POT])
    for htmx in (False, True):
        page = blank.submit(button="More lines", htmx=htmx, **line(0, code="pot"), **line(4, quantity="3"))
        assert len(page.table()) == 1 + 10
        values = page.values()
        assert (values["lines-0-description"], values["lines-4-quantity"]) == ("Tea pot", "3")


def test_products_are_named_by_their_code_and_made_when_unknown(browse, make, acme, blank, inside):
    make(Order, party=acme, lines=[POT])
    page = blank.submit(button="Save", **line(0, code="pot", quantity="1", unit_price="5"),
                        **line(3, code="NEW", quantity="0.125", unit_price="0.123456", discount="12.5"))
    assert [row[:4] for row in page.table()[1:]] == [
        ["Tea pot POT", "1", "5.00", ""], ["NEW", "0.125", "0.123456", "12.5%"]]
    with inside():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Product)) == 2


def test_codes_are_suggested_while_one_is_typed(browse, make, acme):
    make(Order, party=acme, lines=[POT])
    typing = f"/sales/orders/new?customer={acme.id}&lines-0-code=po"
    panel = browse("rita").open(typing, htmx_target="datalist#product-codes")
    assert [(option.attributes["value"], option.text()) for option in panel.css("option")] == [("POT", "Tea pot")]


def test_sending_twice_makes_one_order(blank, browse):
    first = blank.submit(button="Save", number="R-1", **FIRST_LINE)
    second = blank.submit(button="Save", number="R-1", **FIRST_LINE)
    assert first.path == second.path
    assert len(browse("rita").open("/sales/orders").table()) == 2


def test_of_two_orders_entered_at_once_both_count(browse, acme, inside):
    pages = [browse(name).open(f"/sales/orders/new?customer={acme.id}") for name in ("rita", "mara", "ada")]
    with ThreadPoolExecutor() as pool:
        sent = [pool.submit(page.submit, button="Save", number=f"R-{at}", **FIRST_LINE)
                for at, page in enumerate(pages)]
    assert [answer.result().status for answer in sent] == [200, 200, 200]
    with inside():
        profile = db.session.get(CustomerProfile, acme.id)
        assert (profile.order_count, profile.revenue_cents) == (3, 7500)


def test_a_number_taken_at_the_same_moment_is_refused_in_words(browse, acme):
    pages = [browse(name).open(f"/sales/orders/new?customer={acme.id}") for name in ("rita", "mara", "ada")]
    with ThreadPoolExecutor() as pool:
        sent = [pool.submit(page.browser.client.post, page.path, data=page.values() | FIRST_LINE | {"number": "R-1"})
                for page in pages]
    answers = [answer.result() for answer in sent]
    assert sorted(answer.status_code in (409, 422) for answer in answers) == [False, True, True]
    assert all("There is an order R-1 already" in answer.text for answer in answers if answer.status_code != 303)


def test_only_quantities_below_zero_are_a_credit_note(blank):
    page = blank.submit(button="Save", **FIRST_LINE | line(0, quantity="-2"))
    assert "Credit note" in page.text
    assert page.table()[1][-2:] == ["-£25.00", "credit note"]


def test_an_archived_customer_takes_no_orders(browse, make, inside, acme, blank):
    ada = make.user("ada")
    with inside():
        parties.archive(db.session.get(Party, acme.id), by=ada)
        db.session.commit()
    page = blank.submit(button="Save", status=409, **FIRST_LINE)
    assert "Acme Ltd is in the archive: restore it first" in page.text


def test_editing_changes_lines_and_keeps_the_instant(browse, make, acme, inside):
    order = make(Order, party=acme, number="A-1", on=date(2025, 7, 1))
    page = browse("rita").open(f"/sales/orders/{order.id}/edit")
    assert page.values()["ordered_at"] == "2025-07-01T13:00"  # 12:00 UTC is 13:00 in London
    page = page.submit(button="Save", **line(0, unit_price="10"), **line(1, quantity="1", unit_price="3"))
    assert [row[4] for row in page.table()[1:]] == ["£20.00", "£3.00"]
    with inside():
        changed = db.session.get(Order, order.id)
        assert (changed.ordered_at, changed.valid_cents) == (order.ordered_at, 2300)


def test_a_line_is_taken_out_by_emptying_it(browse, make, acme):
    order = make(Order, party=acme, lines=[LineFacts(Decimal(1), Decimal(5), code=code) for code in ("P1", "P2", "P3")])
    page = browse("rita").open(f"/sales/orders/{order.id}/edit")
    page = page.submit(button="Save", **line(1, code="", description="", quantity="", unit_price=""))
    assert [row[0] for row in page.table()[1:]] == ["P1", "P3"]


def test_a_change_of_words_alone_raises_the_version(browse, make, acme, inside):
    order = make(Order, party=acme)
    browse("rita").open(f"/sales/orders/{order.id}/edit").submit(button="Save", **line(0, description="Green tea"))
    with inside():
        assert db.session.get(Order, order.id).version == order.version + 1


def test_two_people_change_different_fields(browse, make, acme):
    order = make(Order, party=acme, number="A-1")
    mine, theirs = (browse(name).open(f"/sales/orders/{order.id}/edit") for name in ("rita", "mara"))
    theirs.submit(button="Save", number="A-2")
    page = mine.submit(button="Save", **line(0, quantity="4"))
    assert (page.h1, page.table()[1][1]) == ("Order A-2", "4")


def test_two_people_change_the_lines(browse, make, acme):
    order = make(Order, party=acme, number="A-1")
    mine, theirs = (browse(name).open(f"/sales/orders/{order.id}/edit") for name in ("rita", "mara"))
    theirs.submit(button="Save", **line(0, quantity="3"))
    page = mine.submit(button="Save", status=409, number="A-9", **line(0, quantity="4"))
    page = page.submit(button="Save what I chose")
    assert (page.h1, page.table()[1][1]) == ("Order A-9", "4")
