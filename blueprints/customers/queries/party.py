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
    Product,
    Team,
    User,
    db,
)

SHOWN = 8  # of orders and products; the link below leads to all
LINKS_SHOWN = 200


def hats(party):
    """All hats of a party with the names of owner and team, those it wears now first.

    Somebody is a customer since they were entered as one, or since their first order if that was before.
    """
    first = CustomerProfile.first_order_on
    since = sa.case((sa.and_(Hat.role == "customer", first < Hat.since), first), else_=Hat.since).label("since")
    query = of(Hat, Hat.id, Hat.role, Hat.code, since, Hat.until, User.name.label("owner"), Team.name.label("team"))
    return db.session.execute(
        query.outerjoin(CustomerProfile, CustomerProfile.party_id == Hat.party_id).outerjoin(
            User, User.id == Hat.owner_id).outerjoin(Team, Team.id == Hat.team_id).where(
            Hat.party_id == party.id).order_by(Hat.until.is_not(None), Hat.role, Hat.id)).all()


def links(party):
    """Its ties with the name at the other end, present ones first: people and employers, parents, introductions.

    `is_left` tells which end the party is: a person at an employer, a subsidiary of a parent, introduced by somebody.
    """
    is_left = PartyLink.party_id == party.id
    far_end = sa.case((is_left, PartyLink.other_id), else_=PartyLink.party_id)
    query = of(PartyLink, PartyLink.id, PartyLink.kind, PartyLink.title, PartyLink.since, PartyLink.until,
               is_left.label("is_left"), NameCard.id.label("far_id"), NameCard.title.label("far_title"))
    return db.session.execute(
        query.join(NameCard, NameCard.id == far_end).where(sa.or_(is_left, PartyLink.other_id == party.id)).order_by(
            PartyLink.until.is_not(None), PartyLink.kind, NameCard.title, PartyLink.id).limit(LINKS_SHOWN)).all()


def main_points(party_ids):
    """{party id: [(kind, value)]} of the main ways to reach each; only parties in sight are in it."""
    main = sa.and_(ContactPoint.party_id == Party.id, ContactPoint.is_primary)
    query = of(Party, Party.id, ContactPoint.kind, ContactPoint.value).outerjoin(ContactPoint, main)
    found = {}
    for party_id, kind, value in db.session.execute(
            query.where(Party.id.in_(party_ids)).order_by(Party.id, ContactPoint.id)):
        found.setdefault(party_id, []).extend([(kind, value)] if kind else [])
    return found


def class_events(party, limit=20):
    """The changes of class, newest first, with the name of who made them by hand."""
    query = of(LifecycleEvent, LifecycleEvent.at, LifecycleEvent.from_class, LifecycleEvent.to_class,
               LifecycleEvent.evidence, User.name.label("by")).outerjoin(User, User.id == LifecycleEvent.by_id)
    newest = LifecycleEvent.at.desc(), LifecycleEvent.id.desc()
    return db.session.execute(query.where(LifecycleEvent.party_id == party.id).order_by(*newest).limit(limit)).all()


def purchases(party):
    """Every purchase, oldest first."""
    rows = db.session.execute(of(Order, Order.ordered_on, Order.home_cents).where(
        Order.party_id == party.id, Order.is_purchase).order_by(Order.ordered_on))
    return [Purchase(*row) for row in rows]


def last_orders(party):
    """The newest orders and credit notes."""
    query = of(Order, Order.id, Order.number, Order.ordered_on, Order.currency, Order.total_cents, Order.is_credit_note,
               Order.state).where(Order.party_id == party.id)
    return db.session.execute(query.order_by(Order.ordered_at.desc(), Order.id.desc()).limit(SHOWN)).all()


def top_products(party):
    """What they buy most often: on how many purchases, how many in all, when last."""
    bought = aliased(Order)
    times = sa.func.count(sa.distinct(bought.id)).label("times")
    quantity = sa.func.sum(OrderLine.quantity).label("quantity")
    last_on = sa.func.max(bought.ordered_on).label("last_on")
    query = of(OrderLine, Product.id, Product.code, Product.name, times, quantity, last_on)
    return db.session.execute(
        query.join(bought, bought.id == OrderLine.order_id).join(Product, Product.id == OrderLine.product_id).where(
            bought.party_id == party.id, bought.is_purchase, OrderLine.quantity > 0, OrderLine.unit_price > 0).group_by(
            Product.id, Product.code, Product.name).order_by(times.desc(), Product.id).limit(SHOWN)).all()


def user_name(user_id):
    return db.session.scalar(sa.select(User.name).where(User.id == user_id)) if user_id else None
