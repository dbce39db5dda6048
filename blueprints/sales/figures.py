"""What the overview tells of sales: orders and their value."""
from flask import url_for

from blueprints.sales.queries.orders import LOOKED_AFTER_BY
from core.access import of
from core.figures import Figure
from core.words import _l
from models import Order


def ordered(begin, end):
    facts = of(Order, LOOKED_AFTER_BY.label("person_id"), Order.home_cents.label("cents"))
    return facts.where(Order.is_purchase, Order.ordered_at >= begin, Order.ordered_at < end)


def link(first, last, who):
    return url_for("sales.orders", kind="purchase", to=last.isoformat(), owner=who, **{"from": first.isoformat()})


FIGURES = [
    Figure("orders", _l("Orders"),
           _l("Orders of these days that count, by whoever looks after the customer; without credit notes and "
              "cancelled ones."),
           ordered, of(Order, Order.id), link, right="sales.read"),
    Figure("order-value", _l("Value of orders"),
           _l("The lines of those orders that count, in the home currency at the rate of their day; orders whose rate "
              "is not known are left out."),
           ordered, of(Order, Order.id), link, right="sales.read", is_money=True),
]
