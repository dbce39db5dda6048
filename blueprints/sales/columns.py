"""What the list of orders can show, on the screen and in files; and the kinds of order it tells apart."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.labels import KINDS as KIND_NAMES
from blueprints.sales.labels import ORDER_STATES, STATE_TONES, TONES
from core import export
from core.columns import Column, home
from core.money import format_money
from core.words import _, _l
from models import NameCard, Order

Customer = aliased(NameCard)
NO_PURCHASE = ~Order.is_purchase  # said first: the index of the few that are none is asked for in these words
NOT_CANCELLED = sa.and_(NO_PURCHASE, Order.state != "cancelled")
KINDS = {
    "purchase": Order.is_purchase,
    "credit_note": sa.and_(NOT_CANCELLED, Order.is_credit_note),
    "cancelled": sa.and_(NO_PURCHASE, Order.state == "cancelled"),
    "nothing": sa.and_(NOT_CANCELLED, ~Order.is_credit_note),  # no line that counts
}
KIND = sa.case(*((condition, name) for name, condition in KINDS.items())).label("kind")


def worth(row, speaks):
    """What it counts for, in the home currency."""
    if row.kind != "purchase":
        return "—"
    return _("no rate") if row.home_rate is None else format_money(row.home_cents, home(), speaks)


ORDER_COLUMNS = (
    Column("number", _l("Number"), (Order.number,), sort="number"),
    Column("customer", _l("Customer"), (Customer.title.label("customer"),),
           join=(Customer, Customer.id == Order.party_id)),
    Column("date", _l("Date"), (Order.ordered_on,), "day", attrgetter("ordered_on"), sort="date"),
    Column("kind", _l("Kind"), (KIND,), "badge", names=KIND_NAMES, tones=TONES, quiet=("purchase",)),
    Column("state", _l("State"), (Order.state,), "badge", names=ORDER_STATES, tones=STATE_TONES,
           quiet=("completed", "cancelled")),
    Column("total", _l("Total"), (Order.total_cents, Order.currency), "money", attrgetter("total_cents"),
           currency=attrgetter("currency"), sort="total",
           beside=(export.Column(_l("Currency"), attrgetter("currency")),)),
    Column("worth", _l("Counts for"), (KIND, Order.home_cents, Order.home_rate), "money",
           lambda row: None if row.home_rate is None else row.home_cents, text=worth,
           beside=(export.Column(_l("Home currency"), home),)),
)
