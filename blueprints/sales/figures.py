"""What the overview tells of sales: orders and their value, deals opened, won and lost."""
from flask import url_for

from blueprints.sales.queries.orders import LOOKED_AFTER_BY
from core.access import of
from core.figures import Figure
from core.spans import span_address
from core.words import _l
from models import Deal, Order, Record

FILED = Record.archived_at.is_(None)


def ordered(begin, end):
    facts = of(Order, LOOKED_AFTER_BY.label("person_id"), Order.home_cents.label("cents"))
    return facts.where(Order.is_purchase, Order.ordered_at >= begin, Order.ordered_at < end)


def link(first, last, who):
    return url_for("sales.orders", kind="purchase", to=last.isoformat(), owner=who, **{"from": first.isoformat()})


def opened(begin, end):
    return of(Deal, Record.owner_id.label("person_id")).where(
        Record.created_at >= begin, Record.created_at < end, FILED)


def decided(state):
    def rows(begin, end):
        facts = of(Deal, Record.owner_id.label("person_id"), Deal.home_cents.label("cents"))
        return facts.where(Deal.closed_at >= begin, Deal.closed_at < end, Record.state == state, FILED)
    return rows


def decided_link(state):
    return lambda first, last, who: url_for("sales.deals", state=state, owner=who, closed=span_address(first, last))


FIGURES = [
    Figure("deals-opened", _l("Deals opened"),
           _l("Deals that began in these days, by whose they are now; without archived ones."),
           opened, of(Deal, Deal.id),
           lambda first, last, who: url_for("sales.deals", state="any", owner=who, created=span_address(first, last)),
           right="sales.read"),
    Figure("deals-won", _l("Deals won"),
           _l("Deals won in these days, by whose they are; without archived ones."),
           decided("won"), of(Deal, Deal.id), decided_link("won"), right="sales.read"),
    Figure("won-value", _l("Won value"),
           _l("The amounts of those won deals in the home currency, at the rate of the day they were won; those whose "
              "rate is not known are left out."),
           decided("won"), of(Deal, Deal.id), decided_link("won"), right="sales.read", is_money=True),
    Figure("deals-lost", _l("Deals lost"),
           _l("Deals lost in these days, by whose they are; without archived ones."),
           decided("lost"), of(Deal, Deal.id), decided_link("lost"), right="sales.read"),
    Figure("orders", _l("Orders"),
           _l("Orders of these days that count, by whoever looks after the customer; without credit notes and "
              "cancelled ones."),
           ordered, of(Order, Order.id), link, right="sales.read"),
    Figure("order-value", _l("Value of orders"),
           _l("The lines of those orders that count, in the home currency at the rate of their day; orders whose rate "
              "is not known are left out."),
           ordered, of(Order, Order.id), link, right="sales.read", is_money=True),
]
