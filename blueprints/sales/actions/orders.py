"""Record orders, invoices and credit notes, by hand or by the thousand."""
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified

from blueprints.customers.actions import lifecycle
from blueprints.sales.actions.products import Products, code_key
from core import money, times
from core.page import Refused
from core.rates import RateTable
from core.words import _
from core.workspace import workspace
from measures.orders import Line, summarise
from models import STEPS, Order, OrderLine, db

LARGEST_CENTS = 10**16  # what an order may come to, so that sums over all orders fit 64 bits


@dataclass
class LineFacts:
    """One line as given: a product by code (it is made when unknown), a quantity, a unit price, a share of discount."""

    quantity: Decimal
    unit_price: Decimal
    code: str | None = None
    description: str = ""
    discount: Decimal = Decimal(0)


def enter_order(party, *, number, ordered_at, currency, lines, credit_note=False, by):
    """An order, invoice or credit note entered by hand; the customer is classified anew."""
    check_customer(party)
    _check_number(number)
    order = Order(number=number, number_key=code_key(number), party=party, party_id=party.id, created_by_id=by.id,
                  currency=currency, ordered_at=ordered_at, ordered_on=local_day(ordered_at), state="completed")
    _write_and_classify(order, lines, credit_note)
    return order


def revise_order(order, *, number, ordered_at, currency, lines, credit_note, by):
    """Change an order; its lines are replaced by the ones given."""
    if code_key(number) != order.number_key:
        _check_number(number)
    order.number, order.number_key = number, code_key(number)
    order.ordered_at, order.ordered_on, order.currency = ordered_at, local_day(ordered_at), currency
    _write_and_classify(order, lines, credit_note)


def check_customer(party):
    if party.is_archived:
        raise Refused(_("%(party)s is in the archive: restore it first", party=party.title))
    if not any(hat.role == "customer" and hat.until is None for hat in party.hats):
        raise Refused(_("%(party)s is no customer: give it that role first", party=party.title))


def _check_number(number):
    if number_in_use(number):
        raise Refused(_("There is an order %(number)s already", number=number))


def _write_and_classify(order, lines, credit_note):
    write_lines(order, lines, Products(), RateTable(workspace().currency), marked_credit_note=credit_note)
    number, party_id = order.number, order.party_id  # a flush that fails takes the attributes away
    db.session.add(order)  # a new one only now: making its products flushes, and would store it half written
    try:
        db.session.flush()
    except IntegrityError:  # somebody took the number a moment ago
        raise Refused(_("There is an order %(number)s already", number=number)) from None
    lifecycle.recompute([party_id])


def cancel_order(order, *, by):
    """The order did not happen: it stays on record and counts for nothing."""
    if order.state == "cancelled":
        raise Refused(_("%(number)s is cancelled already", number=order.number))
    _enter_state(order, "cancelled")


def reinstate_order(order, *, by):
    """Undo a cancellation."""
    if order.state != "cancelled":
        raise Refused(_("%(number)s is not cancelled", number=order.number))
    _enter_state(order, furthest(order.steps))


def furthest(steps):
    """The last of STEPS among an order's; "completed" for one that came in whole and took none."""
    return max((held.step for held in steps), key=STEPS.index, default="completed")


def _enter_state(order, state):
    order.state = state
    settle(order, RateTable(workspace().currency), marked_credit_note=order.is_credit_note)
    db.session.flush()
    lifecycle.recompute([order.party_id])


def write_lines(order, lines, products, rates, *, marked_credit_note=False):
    """Make the order's lines be `lines` (LineFacts), keeping what is the same, and sum it up."""
    before = _as_kept(order.lines)
    kept = {line.ordinal: line for line in order.lines}
    for ordinal, facts in enumerate(lines, start=1):
        values = line_values(facts, products, order.currency)
        line = kept.pop(ordinal, None)
        if line is None:
            order.lines.append(OrderLine(ordinal=ordinal, **values))
            continue
        for name, value in values.items():
            setattr(line, name, value)
    for line in kept.values():
        order.lines.remove(line)
    settle(order, rates, marked_credit_note=marked_credit_note)
    if sa.inspect(order).persistent and _as_kept(order.lines) != before:
        flag_modified(order, "state")  # raises the order's version even where its total stays the same


def _as_kept(lines):
    return [(line.ordinal, line.product_id, line.description, line.quantity, line.unit_price, line.discount)
            for line in lines]


def line_values(facts, products, currency):
    """The columns of a line, for the unit of work and for bulk inserts alike."""
    return {
        "product_id": products.id_of(facts.code, facts.description) if facts.code else None,
        "description": facts.description, "quantity": facts.quantity, "unit_price": facts.unit_price,
        "discount": facts.discount,
        "line_cents": money.line_cents(facts.quantity, facts.unit_price, currency, facts.discount),
    }


def settle(order, rates, *, marked_credit_note=False, lines=None):
    """Sum an order up and convert it; `lines` when they are not attached (bulk)."""
    given = order.lines if lines is None else lines
    summary = summarise(
        (Line(line.quantity, line.unit_price, line.line_cents) for line in given),
        marked_credit_note=marked_credit_note, completed=order.state != "cancelled")
    order.is_credit_note, order.is_purchase = summary.is_credit_note, summary.is_purchase
    order.total_cents, order.valid_cents = summary.total_cents, summary.valid_cents
    if max(abs(summary.total_cents), summary.valid_cents) > LARGEST_CENTS:
        raise Refused(_("The total of %(number)s is too large to be true", number=order.number))
    order.home_rate = rates.on(order.currency, order.ordered_on)
    order.home_cents = money.converted(order.valid_cents, order.currency, order.home_rate, rates.home)


def local_day(instant):
    """The workspace's calendar day of an instant."""
    return instant.astimezone(times.zone(workspace().time_zone)).date()


def number_in_use(number):
    """Is there an order of this number, whether or not the asker may see it?"""
    taken = sa.select(Order.id).where(Order.number_key == code_key(number))
    return db.session.scalar(taken.execution_options(unscoped="uniqueness is everybody's")) is not None


def next_number():
    """A free number that goes on from the one entered last: INV-0099 is followed by INV-0100."""
    last = sa.select(Order.number).where(~Order.is_credit_note).order_by(Order.id.desc()).limit(1)
    number = db.session.scalar(last.execution_options(unscoped="numbers are everybody's")) or "1000"
    for _attempt in range(100):
        number = following(number)
        if not number_in_use(number):
            return number
    return ""


def following(number):
    """The number after this one: its last digits counted on, or a 1 behind a number that ends in none."""
    head = number.rstrip("0123456789")
    digits = number[len(head):] or "0"
    return f"{head}{int(digits) + 1:0{len(digits)}}"
