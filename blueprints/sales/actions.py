"""Record orders, invoices and credit notes, by hand or by the thousand; products by code."""
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from blueprints.customers.actions import lifecycle
from core import money, times
from core.page import Refused
from core.rates import RateTable
from core.search import fold, name_key
from core.words import _
from core.workspace import workspace
from measures.orders import Line, summarise
from models import Order, OrderLine, Product, db


@dataclass
class LineFacts:
    """One line as given: a product by code (it is made when unknown), a quantity, a unit price, a share of discount."""

    quantity: Decimal
    unit_price: Decimal
    code: str | None = None
    description: str = ""
    discount: Decimal = Decimal(0)


def code_key(code):
    """How product codes and order numbers are compared."""
    return fold(code).strip()


def enter_order(party, *, number, ordered_at, currency, lines, credit_note=False, by):
    """An order, invoice or credit note entered by hand; the customer is classified anew."""
    if number_in_use(number):
        raise Refused(_("There is an order %(number)s already", number=number))
    order = Order(number=number, number_key=code_key(number), party=party, party_id=party.id, created_by_id=by.id,
                  currency=currency, ordered_at=ordered_at, ordered_on=local_day(ordered_at))
    db.session.add(order)
    write_lines(order, lines, Products(), RateTable(workspace().currency), marked_credit_note=credit_note)
    db.session.flush()
    lifecycle.recompute([party.id])
    return order


def revise_order(order, *, ordered_at, currency, lines, credit_note, by):
    """Change an order; its lines are replaced by the ones given."""
    order.ordered_at, order.ordered_on, order.currency = ordered_at, local_day(ordered_at), currency
    write_lines(order, lines, Products(), RateTable(workspace().currency), marked_credit_note=credit_note)
    db.session.flush()
    lifecycle.recompute([order.party_id])


def cancel_order(order, *, by):
    """The order did not happen: it stays on record and counts for nothing."""
    if order.state == "cancelled":
        raise Refused(_("%(number)s is cancelled already", number=order.number))
    order.state = "cancelled"
    settle(order, RateTable(workspace().currency), marked_credit_note=order.is_credit_note)
    db.session.flush()
    lifecycle.recompute([order.party_id])


def reinstate_order(order, *, by):
    """Undo a cancellation."""
    if order.state != "cancelled":
        raise Refused(_("%(number)s is not cancelled", number=order.number))
    order.state = "completed"
    settle(order, RateTable(workspace().currency), marked_credit_note=order.is_credit_note)
    db.session.flush()
    lifecycle.recompute([order.party_id])


def write_lines(order, lines, products, rates, *, marked_credit_note=False):
    """Make the order's lines be `lines` (LineFacts), keeping what is the same, and sum it up."""
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
        marked_credit_note=marked_credit_note, completed=order.state == "completed")
    order.is_credit_note, order.is_purchase = summary.is_credit_note, summary.is_purchase
    order.total_cents, order.valid_cents = summary.total_cents, summary.valid_cents
    order.home_rate = rates.on(order.currency, order.ordered_on)
    order.home_cents = money.converted(order.valid_cents, order.currency, order.home_rate, rates.home)


def rate_again(orders, rates):
    """Convert orders anew after a rate was entered; returns the customers whose figures change."""
    touched = set()
    for order in orders:
        rate = rates.on(order.currency, order.ordered_on)
        if rate != order.home_rate:
            order.home_rate = rate
            order.home_cents = money.converted(order.valid_cents, order.currency, rate, rates.home)
            touched.add(order.party_id)
    return touched


def local_day(instant):
    """The workspace's calendar day of an instant."""
    return instant.astimezone(times.zone(workspace().time_zone)).date()


def number_in_use(number):
    """Is there an order of this number, whether or not the asker may see it?"""
    taken = sa.select(Order.id).where(Order.number_key == code_key(number))
    return db.session.scalar(taken.execution_options(unscoped="uniqueness is everybody's")) is not None


class Products:
    """Products by code, read when first asked for and made when unknown; keep one for a whole import."""

    def __init__(self):
        self._ids = {}

    def load(self, codes):
        """Look many codes up in one statement."""
        keys = {code_key(code) for code in codes} - self._ids.keys()
        if keys:
            self._ids |= dict(db.session.execute(
                sa.select(Product.code_key, Product.id).where(Product.code_key.in_(sorted(keys)))).all())

    def id_of(self, code, name=""):
        key = code_key(code)
        if key not in self._ids:
            self.load([code])
        if key not in self._ids:
            product = Product(code=code.strip(), code_key=key, name=name or code, name_key=name_key(name or code))
            db.session.add(product)
            db.session.flush()
            self._ids[key] = product.id
        return self._ids[key]

    def make_missing(self, named):
        """Make all unknown products of {code: name} in one statement."""
        self.load(named)
        missing = {code_key(code): (code.strip(), name or code) for code, name in named.items()
                   if code_key(code) not in self._ids}
        fresh = [Product(code=code, code_key=key, name=name, name_key=name_key(name))
                 for key, (code, name) in missing.items()]
        db.session.add_all(fresh)
        db.session.flush()
        self._ids |= {product.code_key: product.id for product in fresh}
