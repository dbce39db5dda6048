"""Entering a purchase order."""
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from blueprints.evaluation.queries.standings import allowed
from blueprints.sales.actions.products import code_key
from core import money
from core.access import of
from core.page import Refused
from core.words import _
from models import PurchaseLine, PurchaseOrder, db


@dataclass(frozen=True)
class LineFacts:
    item: str
    quantity: Decimal
    promised_on: date
    unit_price: Decimal | None = None


def order(party, *, category=None, **facts):
    """The same, where nothing stands against it: what a person does, not a file of what was done."""
    verdict = allowed("order", party, "supplier", category)
    if verdict.is_stopped:
        raise Refused(" ".join((*verdict.reasons, _("A second person must agree first."))))
    made = enter_order(party, **facts)
    made.category_id = category.id if category else None
    return made


def enter_order(party, *, number, ordered_on, currency, lines, by):
    """A new order of ours; its lines are numbered through. `lines`: LineFacts, with the first day promised."""
    if number_in_use(party.id, number):
        raise Refused(_("There is an order %(number)s of this supplier already", number=number))
    if any(facts.promised_on < ordered_on for facts in lines):
        raise Refused(_("It cannot be promised for a day before it was ordered"))
    order = PurchaseOrder(number=number, number_key=code_key(number), party_id=party.id, ordered_on=ordered_on,
                          currency=currency, created_by_id=by.id)
    db.session.add(order)
    db.session.flush()
    for ordinal, facts in enumerate(lines, start=1):
        line_number = f"{number}-{ordinal}"
        order.lines.append(PurchaseLine(
            party_id=party.id, number=line_number, number_key=free_key(line_number, order.id), item=facts.item,
            quantity=facts.quantity, value_cents=worth(facts, currency), promised_first=facts.promised_on,
            promised_on=facts.promised_on, held_to_on=facts.promised_on, received=Decimal(0)))
    db.session.flush()
    return order


def free_key(line_number, order_id):
    """By what a line is told apart: its number, unless a line of somebody else's order bears it."""
    key = code_key(line_number)
    taken = of(PurchaseLine, PurchaseLine.id).where(PurchaseLine.number_key == key).exists()
    unscoped = sa.select(taken).execution_options(unscoped="numbers of lines are everybody's; yes or no")
    return f"{key}|{order_id}" if db.session.scalar(unscoped) else key


def worth(facts, currency):
    """Minor units of a line; None without a price."""
    return None if facts.unit_price is None else money.line_cents(facts.quantity, facts.unit_price, currency)


def number_in_use(party_id, number):
    query = of(PurchaseOrder, PurchaseOrder.id).where(
        PurchaseOrder.party_id == party_id, PurchaseOrder.number_key == code_key(number))
    return db.session.scalar(sa.select(query.exists()))
