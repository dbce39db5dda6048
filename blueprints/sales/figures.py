"""What the overview tells of sales: orders and their value, deals won and lost."""
from flask import url_for

from blueprints.sales.queries.orders import LOOKED_AFTER_BY
from core.access import of
from core.figures import Figure
from core.spans import span_address
from core.times import today
from core.words import _l
from core.workspace import workspace
from models import Deal, Order, Record


def ordered(begin, end):
    facts = of(Order, LOOKED_AFTER_BY.label("person_id"), Order.home_cents.label("cents"))
    return facts.where(Order.is_purchase, Order.ordered_at >= begin, Order.ordered_at < end)


def link(first, last, who):
    return url_for("sales.orders", kind="purchase", to=last.isoformat(), owner=who, **{"from": first.isoformat()})


def decided(outcome):
    """The deals decided so on the days between two instants."""
    facts = of(Deal, Record.owner_id.label("person_id"), Deal.home_cents.label("cents")).where(
        Record.state == outcome, Record.archived_at.is_(None))

    def rows(begin, end):
        return facts.where(Deal.closed_on >= today(workspace(), begin), Deal.closed_on < today(workspace(), end))
    return rows


def behind(name):
    return lambda first, last, who: url_for(
        "sales.forecast_deals", what=name, period=span_address(first, last), owner=who)


FIGURES = [
    Figure("orders", _l("Orders"),
           _l("Orders of these days that count, by whoever looks after the customer; without credit notes and "
              "cancelled ones."),
           ordered, of(Order, Order.id), link, right="sales.read"),
    Figure("order-value", _l("Value of orders"),
           _l("The lines of those orders that count, in the home currency at the rate of their day; orders whose rate "
              "is not known are left out."),
           ordered, of(Order, Order.id), link, right="sales.read", is_money=True),
    Figure("won-value", _l("Value of won deals"),
           _l("The amounts of deals won in these days, by owner, in the home currency at the rate of the day; deals "
              "whose rate is not known are left out."),
           decided("won"), of(Deal, Deal.id), behind("closed"), right="sales.read", is_money=True),
    Figure("lost-deals", _l("Deals lost"), _l("Deals lost in these days, by owner."),
           decided("lost"), of(Deal, Deal.id), behind("lost"), right="sales.read"),
]
