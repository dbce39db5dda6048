"""How an order goes on: confirmed, delivered, invoiced, paid; and what of it is given back."""
import sqlalchemy as sa

from blueprints.sales.actions.orders import LineFacts, enter_order, furthest
from blueprints.sales.actions.products import codes_of
from core import times
from core.money import format_number
from core.page import Refused
from core.words import _, language
from core.workspace import workspace
from models import Order, OrderLine, OrderStep, db


def confirm(order, *, by):
    """An order that was agreed and is now to be delivered, invoiced and paid. It counts as a purchase from here on."""
    if not order.is_credit_note:
        order.state = "confirmed"
        order.steps = [OrderStep(step="confirmed", day=order.ordered_on, by_id=by.id)]


def take_step(order, step, day, *, by):
    """The order is delivered, invoiced or paid since `day`. Steps may come in any order; each is taken once.

    Refused: for a cancelled order or a credit note, a day before the order's or after today, a step taken already.
    """
    if order.state == "cancelled":
        raise Refused(_("%(number)s is cancelled", number=order.number))
    if order.is_credit_note:
        raise Refused(_("%(number)s is a credit note: it goes through no steps", number=order.number))
    if step in taken(order):
        raise Refused(_("This step was taken already"))
    if not order.ordered_on <= day <= times.today(workspace()):
        raise Refused(_("Choose a day from that of the order up to today"))
    order.steps.append(OrderStep(step=step, day=day, by_id=by.id))
    order.state = furthest(order.steps)


def take_back(order, step, *, by):
    """It was noted by mistake."""
    if order.state == "cancelled" or step not in taken(order):
        raise Refused(_("%(number)s has not taken this step", number=order.number))
    order.steps = [held for held in order.steps if held.step != step]
    order.state = furthest(order.steps)


def taken(order):
    """{step: OrderStep} of those the order took."""
    return {held.step: held for held in order.steps}


def credit_order(order, quantities, *, number, ordered_at, by):
    """A credit note over some of an order: {ordinal of its line: quantity given back}; never more than was sold.

    It counts for nothing, as every credit note does.
    """
    if order.is_credit_note or order.state == "cancelled":
        raise Refused(_("Nothing of %(number)s can be credited", number=order.number))
    left = creditable(order)
    for ordinal, quantity in quantities.items():
        if quantity > left[ordinal]:
            raise Refused(_("Of line %(line)s no more than %(left)s can be credited", line=ordinal,
                            left=format_number(left[ordinal].normalize(), language())))
    given = [line for line in order.lines if quantities.get(line.ordinal)]
    if not given:
        raise Refused(_("Enter the quantity of at least one line"))
    codes = codes_of(given)
    note = enter_order(order.party, number=number, ordered_at=ordered_at, currency=order.currency, credit_note=True,
                       by=by, lines=[LineFacts(-quantities[line.ordinal], line.unit_price, codes.get(line.product_id),
                                               line.description, line.discount) for line in given])
    note.credits_id = order.id
    return note


def creditable(order):
    """{ordinal: quantity} of what of each line was not given back yet. Alike lines are given back in their order."""
    back = sa.select(OrderLine.product_id, OrderLine.unit_price, OrderLine.discount, sa.func.sum(OrderLine.quantity))
    back = back.join(Order, Order.id == OrderLine.order_id).where(
        Order.credits_id == order.id, Order.state != "cancelled")
    credited = {tuple(key): -total for *key, total in db.session.execute(back.group_by(*back.selected_columns[:3]))}
    left = {}
    for line in order.lines:
        key = line.product_id, line.unit_price, line.discount
        taken_back = min(max(line.quantity, 0), credited.get(key, 0))
        credited[key] = credited.get(key, 0) - taken_back
        left[line.ordinal] = max(line.quantity, 0) - taken_back
    return left
