"""Which orders: the list, one order's lines, a customer's or a product's last ones."""
from datetime import date
from functools import cache

import sqlalchemy as sa

from blueprints.sales.actions.products import code_key
from blueprints.sales.columns import KINDS, ORDER_COLUMNS
from core.access import of
from core.address_values import among, one_of, row_id
from core.branches import walked
from core.listing import Listing, Sort
from core.people import is_person
from core.search import matches
from core.times import start_of
from core.workspace import workspace
from measures.orders import Line, why_not
from models import STEPS, Hat, NameCard, OfferGrant, Order, OrderLine, Party, Product, Rate, db

LOOKED_AFTER_BY = of(Hat, Hat.owner_id).where(
    Hat.party_id == Order.party_id, Hat.role == "customer", Hat.until.is_(None)).correlate(Order).scalar_subquery()
FEW = 500  # customers or orders that are looked up one by one, rather than all orders gone through in order
LAST = "\U0010ffff"  # sorts behind whatever a number goes on with


def of_customers(branches):
    """Orders, begun with the customers one sees: whoever sees the hat of a customer sees the orders.

    A customer may have worn it twice, so each is told apart before the orders come: in a union of branches, whose
    indexes hold them in order, PostgreSQL ends at the first thousand orders (8 ms for 1).
    """
    hats = of(Hat, Hat.party_id).where(Hat.role == "customer")
    if branches:
        *teams, person = branches
        hats = sa.union(*(hats.where(Hat.team_id == team) for team in teams), hats.where(Hat.owner_id == person))
    customers = (hats if branches else hats.distinct()).subquery()
    query = of(Order, Order.id).join(customers, customers.c.party_id == Order.party_id)
    return walked(query.execution_options(seen_through=Hat), (Hat, "customers"), branches)


def found_by(search):
    """Orders whose number begins with what stands in the search box, or whose customer is found by it."""
    key = code_key(search)
    customers = of(Party, Party.id).where(matches(Party, search))
    first = db.session.scalars(customers.limit(FEW)).all()
    if len(first) == FEW:
        return sa.or_(Order.number_key.startswith(key, autoescape=True), Order.party_id.in_(customers))
    return numbered_or_of(search, first)


def numbered_or_of(search, party_ids):
    """Orders whose number begins with what stands in a search box, or of these customers, at most FEW."""
    key = code_key(search)
    by_number = of(Order, Order.id).where(Order.number_key >= key, Order.number_key < key + LAST)
    return Order.id.in_(by_number.union_all(of(Order, Order.id).where(Order.party_id.in_(party_ids))))


def since(text):
    return Order.ordered_at >= start_of(date.fromisoformat(text), workspace().time_zone)


def until(text):
    """Up to the end of a day."""
    following = date.fromordinal(date.fromisoformat(text).toordinal() + 1)
    return Order.ordered_at < start_of(following, workspace().time_zone)


def sold(product_id):
    """Orders that hold a product."""
    holding = sa.select(OrderLine.order_id).where(OrderLine.product_id == row_id(product_id))
    first = db.session.scalars(holding.limit(FEW)).all()
    return Order.id.in_(holding if len(first) == FEW else first)


def used_with(offer_id):
    """Orders with which a code of an offer was used."""
    return Order.id.in_(of(OfferGrant, OfferGrant.order_id).where(
        OfferGrant.offer_id == row_id(offer_id), OfferGrant.order_id.is_not(None)))


def without_rate(text):
    if text != "missing":
        raise ValueError(text)
    return Order.home_rate.is_(None)


FILTERS = {
    "q": found_by, "kind": among(KINDS), "state": one_of(Order.state, ("completed", "cancelled", *STEPS)),
    "from": since, "to": until, "currency": lambda code: Order.currency == code,
    "customer": lambda party_id: Order.party_id == row_id(party_id), "product": sold, "rate": without_rate,
    "owner": is_person(LOOKED_AFTER_BY), "offer": used_with,
}
ORDERS = Listing(
    query=of(Order, Order.id),
    sorts={
        "date": Sort(Order.ordered_at, Order.id, descending=True),
        "number": Sort(Order.number_key, Order.id),
        "total": Sort(Order.total_cents, Order.id, descending=True),
    },
    filters=FILTERS, plain=of(Order, Order.id), plain_filters=frozenset(FILTERS), ids_first="limited",
    endpoint="sales.orders", columns=ORDER_COLUMNS,
    within=("customers", of_customers),
)


@cache
def _currencies():
    """Leaps along the index: SELECT DISTINCT would read every order."""
    codes = sa.select(sa.func.min(Order.currency).label("code")).cte("codes", recursive=True)
    following = sa.select(sa.func.min(Order.currency)).where(Order.currency > codes.c.code).scalar_subquery()
    codes = codes.union_all(sa.select(following).where(codes.c.code.is_not(None)))
    query = sa.select(codes.c.code).where(codes.c.code.is_not(None))
    return query.execution_options(unscoped="which currencies there are is no secret")


def currencies_in_use():
    """The codes of all currencies that orders are in."""
    return db.session.scalars(_currencies()).all()


def customer_name(party_id):
    """The name of a customer the asker may see, else ""."""
    return db.session.scalar(of(Party, Party.title).where(Party.id == row_id(party_id))) or ""


def customer_of(order):
    """(id, title) of the customer of an order the asker may see."""
    return db.session.execute(sa.select(NameCard.id, NameCard.title).where(NameCard.id == order.party_id)).one()


def kind_of(order):
    """Which of KINDS an order is."""
    if order.state == "cancelled":
        return "cancelled"
    return "credit_note" if order.is_credit_note else "purchase" if order.is_purchase else "nothing"


def lines_of(order):
    """The lines of an order with their product; each with `why_not`, the reason it counts for nothing, or None."""
    query = sa.select(
        OrderLine.ordinal, OrderLine.product_id, Product.code, OrderLine.description, Product.name, OrderLine.quantity,
        OrderLine.unit_price, OrderLine.discount, OrderLine.line_cents,
    ).outerjoin(Product, Product.id == OrderLine.product_id).where(OrderLine.order_id == order.id)
    completed = order.state != "cancelled"
    return [
        {**row._mapping, "why_not": why_not(Line(row.quantity, row.unit_price, row.line_cents), completed=completed,
                                            is_credit_note=order.is_credit_note)}
        for row in db.session.execute(query.order_by(OrderLine.ordinal))
    ]


def credited_by(order):
    """The order a credit note gives back, as (id, number); None where it is none, or not known of which."""
    if order.credits_id is None:
        return None
    return db.session.execute(of(Order, Order.id, Order.number).where(Order.id == order.credits_id)).first()


def credit_notes_of(order):
    """The credit notes made of an order, oldest first."""
    query = of(Order, Order.id, Order.number, Order.ordered_on, Order.total_cents, Order.state)
    return db.session.execute(query.where(Order.credits_id == order.id).order_by(Order.id)).all()


def day_of_rate(order):
    """The day from which the rate that the order was converted at holds; None in the home currency or without one."""
    if order.home_rate is None or order.currency == workspace().currency:
        return None
    return db.session.scalar(sa.select(Rate.valid_from).where(
        Rate.currency == order.currency, Rate.valid_from <= order.ordered_on).order_by(Rate.valid_from.desc()).limit(1))


def usual_currency(party_id):
    """What the customer's last order was in, else the home currency."""
    orders = of(Order, Order.currency).where(Order.party_id == party_id)
    last = orders.order_by(Order.ordered_at.desc(), Order.id.desc()).limit(1)
    return db.session.scalar(last) or workspace().currency


def customers_found(search):
    """The first customers found by what stands in a search box, as (id, title, country, class)."""
    query = of(Party, Party.id, Party.title, Party.country, Party.is_person).where(Party.is_open)
    query = query.where(Party.hats.any(role="customer", until=None))
    if search:
        query = query.where(matches(Party, search))
    return db.session.execute(query.order_by(Party.name_key, Party.id).limit(20)).all()
