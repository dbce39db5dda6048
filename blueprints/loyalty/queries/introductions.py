"""Who introduced whom to us, what came of it, and who introduces most.

An introduction counts while its tie holds. What came of it: purchases of the one who was introduced, from the day of
the introduction on where that is known; and deals won with them.
"""
from datetime import timedelta
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.loyalty.labels import TASK_STATES, TASK_TONES
from core import export
from core.access import of
from core.address_values import among, row_id
from core.columns import Column, home
from core.listing import Listing, Sort
from core.search import matches
from core.times import today
from core.words import _l, _lp
from core.workspace import workspace
from models import CustomerProfile, Deal, NameCard, Order, Party, PartyLink, Record, Task, db

LATELY = 30  # days since the first order, after which nobody is thanked by itself any more
FEW = 500
Introduced, Introducer = aliased(NameCard), aliased(NameCard)
HOLDS = sa.and_(PartyLink.kind == "referral", PartyLink.until.is_(None))
CAME_OF_IT = sa.and_(Order.party_id == PartyLink.party_id, Order.is_purchase, sa.or_(
    PartyLink.since.is_(None), Order.ordered_on >= PartyLink.since))


def of_orders(value, name):
    return of(Order, value).where(CAME_OF_IT).correlate(PartyLink).scalar_subquery().label(name)


ORDERS = of_orders(sa.func.count(Order.id), "orders")
CENTS = of_orders(sa.func.coalesce(sa.func.sum(Order.home_cents), 0), "cents")
UNRATED = of_orders(sa.func.count(sa.case((Order.home_cents.is_(None), 1))), "unrated")
WON = of(Deal, sa.func.count()).where(
    Record.party_id == PartyLink.party_id, Record.state == "won").correlate(PartyLink).scalar_subquery().label("won")
THANKED = of(Task, Record.state).where(
    Task.id == PartyLink.thanks_id, Record.state.in_(TASK_STATES), Record.archived_at.is_(None)).correlate(
    PartyLink).scalar_subquery().label("thanked")


def found_by(search):
    """Of parties that are found, at either end."""
    found = db.session.scalars(of(Party, Party.id).where(matches(Party, search)).limit(FEW)).all()
    return sa.or_(PartyLink.party_id.in_(found), PartyLink.other_id.in_(found))


def incomplete(row):
    return "*" if row.unrated else ""


INTRODUCTIONS = Listing(
    of(PartyLink, PartyLink.id, PartyLink.party_id, PartyLink.other_id, PartyLink.since, PartyLink.thanks_id,
       Introduced.title.label("introduced"), Introducer.title.label("introducer"), ORDERS, CENTS, UNRATED, WON, THANKED,
       ).join(Introduced, Introduced.id == PartyLink.party_id).join(
        Introducer, Introducer.id == PartyLink.other_id).where(HOLDS),
    sorts={"newest": Sort(PartyLink.id, PartyLink.id, descending=True)},
    filters={"q": found_by, "by": lambda text: PartyLink.other_id == row_id(text),
             "bought": among({"yes": of(Order, Order.id).where(CAME_OF_IT).correlate(PartyLink).exists(),
                              "no": ~of(Order, Order.id).where(CAME_OF_IT).correlate(PartyLink).exists()}),
             "of": lambda text: PartyLink.party_id == row_id(text)},
    endpoint="loyalty.introductions",
    filed=(Column("introduced", _lp("referral", "Introduced")), Column("introducer", _lp("referral", "By whom")),
           Column("since", _l("Since"), kind="day"), Column("orders", _l("Orders"), kind="number"),
           Column("cents", _l("Value of orders"), kind="money", beside=(
               export.Column(_l("Currency"), home),
               export.Column(_l("Orders without a known rate"), attrgetter("unrated")))),
           Column("won", _l("Won deals"), kind="number"),
           Column("thanked", _lp("referral", "Thanks"), kind="badge", names=TASK_STATES, tones=TASK_TONES)),
)
BROUGHT = of(
    PartyLink, PartyLink.other_id.label("party_id"), sa.func.count(sa.distinct(PartyLink.party_id)).label("introduced"),
    sa.func.count(sa.distinct(Order.party_id)).label("buying"), sa.func.count(Order.id).label("orders"),
    sa.func.coalesce(sa.func.sum(Order.home_cents), 0).label("cents"),
    sa.func.count(sa.case((sa.and_(Order.id.is_not(None), Order.home_cents.is_(None)), 1))).label("unrated"),
).outerjoin(Order, CAME_OF_IT).where(HOLDS).group_by(PartyLink.other_id)
SUMS = BROUGHT.subquery("brought")
Ambassador = aliased(NameCard)

AMBASSADORS = Listing(
    sa.select(SUMS.c.party_id.label("id"), Ambassador.title, SUMS.c.introduced, SUMS.c.buying, SUMS.c.orders,
              SUMS.c.cents, SUMS.c.unrated).join(Ambassador, Ambassador.id == SUMS.c.party_id),
    sorts={"value": Sort(SUMS.c.cents, SUMS.c.party_id, descending=True),
           "introduced": Sort(SUMS.c.introduced, SUMS.c.party_id, descending=True)},
    filters={"q": lambda text: SUMS.c.party_id.in_(db.session.scalars(
        of(Party, Party.id).where(matches(Party, text)).limit(FEW)).all())},
    endpoint="loyalty.ambassadors",
    filed=(Column("title", _lp("referral", "Ambassador")),
           Column("introduced", _lp("referral", "Introduced"), kind="number"),
           Column("buying", _l("Of them bought"), kind="number"), Column("orders", _l("Orders"), kind="number"),
           Column("cents", _l("Value of orders"), kind="money", beside=(
               export.Column(_l("Currency"), home),
               export.Column(_l("Orders without a known rate"), attrgetter("unrated"))))),
)


_by_one = BROUGHT.where(PartyLink.other_id == sa.bindparam("party_id")).subquery()
BROUGHT_BY = sa.select(_by_one.c.introduced, _by_one.c.buying, _by_one.c.orders, _by_one.c.cents, _by_one.c.unrated)


def seen(party_ids):
    """Those of some parties the one who asks may open."""
    return set(db.session.scalars(of(Party, Party.id).where(Party.id.in_(set(party_ids))))) if party_ids else set()


def unthanked(most):
    """Introductions nobody was asked to thank for, whose first order is of the last days."""
    day = today(workspace())
    first = CustomerProfile.first_order_on
    query = of(PartyLink).join(CustomerProfile, CustomerProfile.party_id == PartyLink.party_id).where(
        HOLDS, PartyLink.thanks_id.is_(None), first <= day, first > day - timedelta(days=LATELY),
        sa.or_(PartyLink.since.is_(None), PartyLink.since <= first))
    return db.session.scalars(query.order_by(PartyLink.id).limit(most)).all()


def brought_by(party_id):
    """(introduced, bought, orders, cents, unrated) of one party; None where it introduced nobody."""
    return db.session.execute(BROUGHT_BY, {"party_id": party_id}).one_or_none()


def name_of_party(party_id):
    return db.session.scalar(sa.select(NameCard.title).where(NameCard.id == party_id)) or ""

