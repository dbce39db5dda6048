"""What the page of one supplier shows, as plain rows."""
import sqlalchemy as sa

from blueprints.suppliers.queries.lines import CONDITIONS, IS_DUE, IS_OUT, STATE
from blueprints.suppliers.queries.on_time import Punctuality
from core.access import of
from models import Product, PurchaseLine, PurchaseOrder, SuppliedProduct, db

SHOWN = 8
PARTY = sa.bindparam("party_id", type_=sa.Integer)
ON_TIME = sa.func.count(sa.case((CONDITIONS["on-time"], 1)))
YEAR, MONTH = (sa.extract(part, PurchaseLine.held_to_on) for part in ("year", "month"))
BY_MONTH = of(PurchaseLine, YEAR, MONTH, sa.func.count(), ON_TIME).where(
    PurchaseLine.party_id == PARTY, IS_DUE).group_by(YEAR, MONTH).order_by(YEAR, MONTH)
MISSING = of(
    PurchaseLine, PurchaseLine.id, PurchaseLine.number, PurchaseLine.item, PurchaseLine.held_to_on,
    PurchaseLine.promised_on, STATE,
).where(PurchaseLine.party_id == PARTY, IS_OUT).order_by(
    PurchaseLine.held_to_on, PurchaseLine.id).limit(SHOWN)
LAST_ORDERS = of(
    PurchaseOrder, PurchaseOrder.id, PurchaseOrder.number, PurchaseOrder.ordered_on, PurchaseOrder.currency,
    sa.select(sa.func.sum(PurchaseLine.value_cents)).where(
        PurchaseLine.order_id == PurchaseOrder.id).correlate(PurchaseOrder).scalar_subquery().label("value_cents"),
).where(PurchaseOrder.party_id == PARTY).order_by(PurchaseOrder.id.desc()).limit(SHOWN)
SUPPLIED = of(
    SuppliedProduct, Product.id, Product.code, Product.name, SuppliedProduct.unit_price, SuppliedProduct.currency,
).join(Product, Product.id == SuppliedProduct.product_id).where(SuppliedProduct.party_id == PARTY).order_by(
    Product.name_key, Product.id).limit(50)


SPEND = of(
    PurchaseLine, PurchaseOrder.currency, PurchaseLine.held_to_on.label("day"),
    sa.func.sum(PurchaseLine.value_cents).label("cents"), sa.func.count(PurchaseLine.id).label("lines"),
    sa.func.count(sa.case((PurchaseLine.value_cents.is_(None), 1))).label("unvalued"),
).join(PurchaseOrder, PurchaseOrder.id == PurchaseLine.order_id).where(
    PurchaseLine.party_id == PARTY, PurchaseLine.held_to_on.between(sa.bindparam("first"), sa.bindparam("last")),
).group_by(PurchaseOrder.currency, PurchaseLine.held_to_on)


def of_party(statement, party):
    return db.session.execute(statement, {"party_id": party.id}).all()


def months(party):
    """(year, month, lines due, on time) of each month in which something was due until today, oldest first."""
    return of_party(BY_MONTH, party)


def punctuality(party, months):
    """The Punctuality of all these months together."""
    return Punctuality(party.id, party.title, sum(row[2] for row in months), sum(row[3] for row in months))


def missing(party):
    """Lines that have not come completely, the most urgent first."""
    return of_party(MISSING, party)


def spend(party, first, last):
    """(currency, day, value of the lines due on it, how many there are, how many have no value)"""
    return db.session.execute(SPEND, {"party_id": party.id, "first": first, "last": last}).all()


def last_orders(party):
    return of_party(LAST_ORDERS, party)


def supplied(party):
    """The products they have for us."""
    return of_party(SUPPLIED, party)
