"""What the overview tells of movement: who was lost, who changed class, what is at risk; by who looks after them."""
import sqlalchemy as sa
from flask import url_for

from blueprints.customers.queries.moved import ACTIVE, changes, is_late
from core.access import of
from core.due import TODAY
from core.figures import Figure
from core.spans import span_address
from core.words import _l
from models import CustomerProfile

CURRENT = of(CustomerProfile, CustomerProfile.owner_id.label("person_id")).where(CustomerProfile.is_current)
BOUGHT = CURRENT.where(CustomerProfile.order_count > 0)


def lost(begin, end):
    found = changes(begin, end).subquery()
    return sa.select(found.c.owner_id.label("person_id")).where(found.c.before.in_(ACTIVE), found.c.after == "lost")


def changed(begin, end):
    found = changes(begin, end).subquery()
    return sa.select(found.c.owner_id.label("person_id"))


def at_risk(_begin, _end):
    return CURRENT.add_columns(CustomerProfile.year_cents.label("cents")).where(is_late(TODAY))


def late(_begin, _end):
    return CURRENT.where(is_late(TODAY))


def link(**filters):
    """The address of the customers; `{span}` in a filter is the span of days."""
    return lambda first, last, who: url_for("customers.customers", owner=who, **{
        name: text.format(span=span_address(first, last)) for name, text in filters.items()})


FIGURES = [
    Figure("customers-lost", _l("Customers lost"),
           _l("New, existing or loyal before these days and lost after them, by who looks after them."),
           lost, BOUGHT, link(moved="active~lost~{span}"), right="customers.read"),
    Figure("changed-class", _l("Changed class"),
           _l("Customers of another class after these days than before, without those an import brought."),
           changed, BOUGHT, link(moved="any~other~{span}"), right="customers.read"),
    Figure("late-customers", _l("Late customers"),
           _l("Silent now for more than one and a half of their own usual gaps, and not lost; whatever days are asked "
              "for."), late, BOUGHT, link(late="yes"), right="customers.read"),
    Figure("value-at-risk", _l("Value at risk"),
           _l("What the late customers bought in the last 365 days, in home currency, without orders that have no "
              "rate."), at_risk, BOUGHT, link(late="yes"), right="customers.read", is_money=True),
]
