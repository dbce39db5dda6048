"""What the page of one party shows, as plain rows: a constant number of statements, however much there is."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from measures.rhythm import Purchase
from models import (
    ContactPoint,
    CustomerProfile,
    Hat,
    LifecycleEvent,
    NameCard,
    Order,
    OrderLine,
    Party,
    PartyLink,
    PoolPlace,
    Product,
    RuleVersion,
    Team,
    User,
    db,
)

SHOWN = 8  # of orders and products; the link below leads to all
LINKS_SHOWN = 200
EVENTS_SHOWN = 20
PARTY = sa.bindparam("party_id", type_=sa.Integer)

# Somebody is a customer since they were entered as one, or since their first order if that was before.
SINCE = sa.case((sa.and_(Hat.role == "customer", CustomerProfile.first_order_on < Hat.since),
                 CustomerProfile.first_order_on), else_=Hat.since)
HATS = of(
    Hat, Hat.id, Hat.role, Hat.code, SINCE.label("since"), Hat.until, User.name.label("owner"), Team.name.label("team"),
).outerjoin(CustomerProfile, CustomerProfile.party_id == Hat.party_id).outerjoin(
    User, User.id == Hat.owner_id).outerjoin(Team, Team.id == Hat.team_id).where(Hat.party_id == PARTY).order_by(
    Hat.until.is_not(None), Hat.role, Hat.id)

IS_LEFT = PartyLink.party_id == PARTY
FAR_END = sa.case((IS_LEFT, PartyLink.other_id), else_=PartyLink.party_id)
LINKS = of(
    PartyLink, PartyLink.id, PartyLink.kind, PartyLink.title, PartyLink.since, PartyLink.until,
    IS_LEFT.label("is_left"), NameCard.id.label("far_id"), NameCard.title.label("far_title"),
).join(NameCard, NameCard.id == FAR_END).where(sa.or_(IS_LEFT, PartyLink.other_id == PARTY)).order_by(
    PartyLink.until.is_not(None), PartyLink.kind, NameCard.title, PartyLink.id).limit(LINKS_SHOWN)

IS_MAIN = sa.and_(ContactPoint.party_id == Party.id, ContactPoint.is_primary)
MAIN_POINTS = of(Party, Party.id, ContactPoint.kind, ContactPoint.value).outerjoin(ContactPoint, IS_MAIN).where(
    Party.id.in_(sa.bindparam("party_ids", expanding=True))).order_by(Party.id, ContactPoint.id)

ROLES = of(Hat, Hat.party_id, Hat.role).where(Hat.party_id.in_(sa.bindparam("party_ids", expanding=True)))

CLASS_EVENTS = of(
    LifecycleEvent, LifecycleEvent.at, LifecycleEvent.from_class, LifecycleEvent.to_class, LifecycleEvent.evidence,
    LifecycleEvent.rules_version, RuleVersion.rules, User.name.label("by"),
).outerjoin(User, User.id == LifecycleEvent.by_id).outerjoin(RuleVersion, sa.and_(
    RuleVersion.kind == "lifecycle", RuleVersion.version == LifecycleEvent.rules_version,
)).where(LifecycleEvent.party_id == PARTY).order_by(
    LifecycleEvent.at.desc(), LifecycleEvent.id.desc()).limit(EVENTS_SHOWN)

PURCHASES = of(Order, Order.ordered_on, Order.home_cents).where(
    Order.party_id == PARTY, Order.is_purchase).order_by(Order.ordered_on)
LAST_ORDERS = of(
    Order, Order.id, Order.number, Order.ordered_on, Order.currency, Order.total_cents, Order.is_credit_note,
    Order.state,
).where(Order.party_id == PARTY).order_by(Order.ordered_at.desc(), Order.id.desc()).limit(SHOWN)

Bought = aliased(Order)
TIMES = sa.func.count(sa.distinct(Bought.id)).label("times")
TOP_PRODUCTS = of(
    OrderLine, Product.id, Product.code, Product.name, TIMES, sa.func.sum(OrderLine.quantity).label("quantity"),
    sa.func.max(Bought.ordered_on).label("last_on"),
).join(Bought, Bought.id == OrderLine.order_id).join(Product, Product.id == OrderLine.product_id).where(
    Bought.party_id == PARTY, Bought.is_purchase, OrderLine.quantity > 0, OrderLine.unit_price > 0,
).group_by(Product.id, Product.code, Product.name).order_by(TIMES.desc(), Product.id).limit(SHOWN)


def of_party(statement, party):
    return db.session.execute(statement, {"party_id": party.id}).all()


def hats(party):
    """All hats of a party with the names of owner and team, those it wears now first."""
    return of_party(HATS, party)


def links(party):
    """Its ties with the name at the other end, present ones first: people and employers, parents, introductions.

    `is_left` tells which end the party is: a person at an employer, a subsidiary of a parent, introduced by somebody.
    """
    return of_party(LINKS, party)


def main_points(party_ids):
    """{party id: [(kind, value)]} of the main ways to reach each; only parties in sight are in it."""
    found = {}
    for party_id, kind, value in db.session.execute(MAIN_POINTS, {"party_ids": list(party_ids)}):
        found.setdefault(party_id, []).extend([(kind, value)] if kind else [])
    return found


def roles_of(party_ids):
    """{party id: the roles of the hats in sight, worn now or once}"""
    found = {}
    for party_id, role in db.session.execute(ROLES, {"party_ids": list(party_ids)}):
        found.setdefault(party_id, set()).add(role)
    return found


def class_events(party):
    """The changes of class, newest first, with the name of who made them by hand."""
    return of_party(CLASS_EVENTS, party)


def purchases(party):
    """Every purchase, oldest first."""
    return [Purchase(*row) for row in of_party(PURCHASES, party)]


def last_orders(party):
    """The newest orders and credit notes."""
    return of_party(LAST_ORDERS, party)


def top_products(party):
    """What they buy most often: on how many purchases, how many in all, when last."""
    return of_party(TOP_PRODUCTS, party)


def pooled_at(party):
    """The instant a customer came into the pool, if it lies there."""
    return db.session.scalar(of(PoolPlace, PoolPlace.since).where(
        PoolPlace.party_id == party.id, PoolPlace.state == "pooled"))


def user_name(user_id):
    return db.session.scalar(sa.select(User.name).where(User.id == user_id)) if user_id else None
