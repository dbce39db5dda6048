"""Taking back what an import did to orders, as far as nobody has touched them since."""
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from blueprints.sales.actions import settle
from blueprints.sales.actions.orders import local_day
from core.access import of
from core.bulk import delete_rows
from core.importing.undoing import decide, referred_to
from core.rates import RateTable
from core.workspace import workspace
from models import Order, OrderLine, db


def undo_orders(items):
    """{item id: why it was kept}"""
    known = {order.id: order for order in db.session.scalars(
        of(Order).where(Order.id.in_([item.target_id for item in items])))}
    used = referred_to(Order, list(known), besides=(OrderLine,))
    rates = RateTable(workspace().currency)
    kept, gone = decide(items, known, used, lambda order, before: _put_back(order, before, rates))
    gone = [order.id for order in gone]
    delete_rows(OrderLine, OrderLine.order_id.in_(gone), domain="customers")
    delete_rows(Order, Order.id.in_(gone), domain="customers")
    return kept


def _put_back(order, before, rates):
    order.ordered_at = datetime.fromisoformat(before["header"]["ordered_at"])
    order.ordered_on, order.currency = local_day(order.ordered_at), before["header"]["currency"]
    put_back = {int(ordinal): values for ordinal, values in before["lines"].items()}
    added = [ordinal for ordinal, values in put_back.items() if values is None]
    delete_rows(OrderLine, sa.and_(OrderLine.order_id == order.id, OrderLine.ordinal.in_(added)), domain="customers")
    db.session.expire(order, ["lines"])
    for line in order.lines:
        for name, value in (put_back.get(line.ordinal) or {}).items():
            is_number = name in ("quantity", "unit_price", "discount")
            setattr(line, name, Decimal(value) if is_number else value)
    flag_modified(order, "state")
    settle(order, rates, marked_credit_note=before["marked"])
    db.session.flush()
