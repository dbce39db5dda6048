"""Orders go on: delivered, invoiced, paid; taken back; credited; and from which step on they are purchases."""
from decimal import Decimal

import pytest

from blueprints.sales.actions import LineFacts
from models import CustomerProfile, Order, Party, db
from tests.sales.test_entering import FIRST_LINE
from tests.world import days_ago, days_on

LINES = [LineFacts(Decimal(5), Decimal("2.00"), code="TEA", description="Tea"),
         LineFacts(Decimal(1), Decimal(7), description="Delivery")]


@pytest.fixture
def acme(make):
    return make(Party, title="Acme Ltd", team="North")


@pytest.fixture
def order(browse, acme):
    page = browse("rita").open(f"/sales/orders/new?customer={acme.id}")
    return page.submit(button="Save", number="R-1", ordered_at=f"{days_ago(5)}T10:00", **FIRST_LINE)


def states(browse, query=""):
    return [row[4] for row in browse("rita").open("/sales/orders" + query).table()[1:]]


def counted(inside, party):
    with inside():
        profile = db.session.get(CustomerProfile, party.id)
        return profile.order_count, profile.revenue_cents


def test_an_order_entered_by_hand_is_confirmed_and_counts(browse, order, acme, inside):
    assert states(browse) == ["Confirmed"]
    assert counted(inside, acme) == (1, 2500)


def test_from_confirmed_to_paid(browse, order, acme, inside):
    page = order
    for step, state in (("delivered", "Delivered"), ("invoiced", "Invoiced"), ("paid", "Paid")):
        page = page.submit(button="Note this step", step=step, day=days_ago(1))
        assert page.toasts == [f"R-1: {state}"] and states(browse, f"?state={step}") == [state]
    assert "Note this step" not in page.text
    assert counted(inside, acme) == (1, 2500)


def test_steps_may_come_in_another_order(browse, order):
    page = order.submit(button="Note this step", step="invoiced", day=days_ago(0))
    page.submit(button="Note this step", step="delivered", day=days_ago(0))
    assert states(browse) == ["Invoiced"]


def test_a_step_noted_by_mistake_is_taken_back(browse, order):
    page = order.submit(button="Note this step", step="paid", day=days_ago(0))
    page = page.submit(button="Take back: Paid")
    assert page.toasts == ["Taken back: Paid"] and states(browse) == ["Confirmed"]


def test_a_step_is_taken_once(browse, order):
    other = browse("mara").open(order.path)
    order.submit(button="Note this step", step="paid", day=days_ago(0))
    page = other.submit(button="Note this step", step="paid", day=days_ago(0), status=422)
    assert "step" in page.field_errors


@pytest.mark.parametrize("days", [-6, 1])
def test_a_day_before_the_order_or_to_come_is_refused(order, days):
    page = order.submit(button="Note this step", step="delivered", day=days_on(days), status=409)
    assert "Choose a day from that of the order up to today" in page.text


def test_a_cancelled_order_counts_no_more_and_comes_back_where_it_was(browse, order, acme, inside):
    page = order.submit(button="Note this step", step="delivered", day=days_ago(0))
    page = page.submit(button="Cancel this order")
    assert counted(inside, acme) == (0, 0) and "Note this step" not in page.text
    page.submit(button="Reinstate")
    assert states(browse) == ["Delivered"] and counted(inside, acme) == (1, 2500)


def test_an_order_that_came_in_whole_is_completed_and_counts(browse, make, acme, inside):
    order = make(Order, party=acme)
    assert states(browse, "?state=completed") == [""]
    page = browse("rita").open(f"/sales/orders/{order.id}")
    page.submit(button="Note this step", step="paid", day=days_ago(0))
    assert states(browse) == ["Paid"] and counted(inside, acme) == (1, 2500)


def test_part_of_an_order_is_credited_and_the_purchase_stays(browse, make, acme, inside):
    order = make(Order, party=acme, number="R-1", lines=LINES)
    form = browse("rita").open(f"/sales/orders/{order.id}").follow("Credit note")
    assert form.values()["quantities-0-quantity"] == "5"
    fields = {"quantities-0-quantity": "2", "quantities-1-quantity": ""}
    page = form.submit(button="Make the credit note", number="C-1", **fields)
    assert page.toasts == ["Credit note C-1 saved"] and page.links["R-1"] == f"/sales/orders/{order.id}"
    assert page.table()[1][:5] == ["Tea TEA", "-2", "2.00", "", "-£4.00"]
    assert counted(inside, acme) == (1, 1700)
    page = browse("rita").open(f"/sales/orders/{order.id}")
    assert page.table(1)[1][0] == "C-1" and page.table(1)[1][2] == "-£4.00"
    values = page.follow("Credit note").values()
    assert (values["quantities-0-quantity"], values["quantities-1-quantity"]) == ("3", "1")


def test_no_more_is_credited_than_was_sold(browse, make, acme):
    order = make(Order, party=acme, number="R-1", lines=LINES)
    forms = [browse(name).open(f"/sales/orders/{order.id}/credit") for name in ("rita", "mara")]
    forms[0].submit(button="Make the credit note", number="C-1")
    page = forms[1].submit(button="Make the credit note", number="C-2", status=409)
    assert "Of line 1 no more than 0 can be credited" in page.text


def test_a_credit_note_of_nothing_is_refused(browse, make, acme):
    order = make(Order, party=acme, lines=LINES)
    page = browse("rita").open(f"/sales/orders/{order.id}/credit").submit(
        button="Make the credit note", status=409, **{"quantities-0-quantity": "", "quantities-1-quantity": "0"})
    assert "Enter the quantity of at least one line" in page.text


def test_a_credit_note_that_was_cancelled_gives_the_quantity_free(browse, make, acme):
    order = make(Order, party=acme, lines=LINES)
    page = browse("rita").open(f"/sales/orders/{order.id}/credit").submit(button="Make the credit note", number="C-1")
    page.submit(button="Cancel this order")
    assert browse("rita").open(f"/sales/orders/{order.id}/credit").values()["quantities-0-quantity"] == "5"


def test_a_credit_note_goes_through_no_steps(browse, make, acme):
    note = make(Order, party=acme, credit_note=True)
    page = browse("rita").open(f"/sales/orders/{note.id}")
    assert "Note this step" not in page.text and "Credit note" not in page.links


def test_who_may_not_write_sees_the_steps_alone(browse, order):
    page = browse("vic").open(order.path)
    assert "Confirmed" in page.text and "Note this step" not in page.text
    browse("otto").open(order.path + "/credit", status=404)
