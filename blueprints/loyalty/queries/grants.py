"""Offers in the hands of customers: all of them, and those of one."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.loyalty.labels import GRANT_STATES, GRANT_TONES
from blueprints.loyalty.queries.offers import TODAY
from core.access import of
from core.address_values import among, row_id
from core.columns import Column
from core.listing import Listing, Sort
from core.search import matches
from core.words import _l, _lp
from models import NameCard, Offer, OfferGrant, Order, Party, User, db

Holder, Giver = aliased(NameCard), aliased(User)
FEW = 500
HELD, UNUSED = OfferGrant.withdrawn_on.is_(None), OfferGrant.used_on.is_(None)
STATES = {
    "open": sa.and_(HELD, UNUSED, OfferGrant.valid_until >= TODAY),
    "used": sa.and_(HELD, OfferGrant.used_on.is_not(None)),
    "expired": sa.and_(HELD, UNUSED, OfferGrant.valid_until < TODAY), "withdrawn": OfferGrant.withdrawn_on.is_not(None),
}
STATE = sa.case(*((condition, name) for name, condition in STATES.items())).label("state")
ORDERED = of(Order, Order.id).where(
    Order.party_id == OfferGrant.party_id, Order.is_purchase, Order.ordered_on >= OfferGrant.granted_on,
    Order.ordered_on <= OfferGrant.valid_until).correlate(OfferGrant).exists()


def found_by(search):
    """Codes that begin so, and those of customers who are found."""
    customers = db.session.scalars(of(Party, Party.id).where(matches(Party, search)).limit(FEW)).all()
    begins = OfferGrant.code.startswith(search.strip().upper(), autoescape=True)
    return sa.or_(begins, OfferGrant.party_id.in_(customers))


GRANTS = Listing(
    of(OfferGrant, OfferGrant.id),
    sorts={"newest": Sort(OfferGrant.granted_on, OfferGrant.id, descending=True),
           "until": Sort(OfferGrant.valid_until, OfferGrant.id)},
    filters={"q": found_by, "state": among(STATES | {"held": HELD, "any": sa.true()}),
             "offer": lambda text: OfferGrant.offer_id == row_id(text),
             "customer": lambda text: OfferGrant.party_id == row_id(text),
             "ordered": among({"yes": ORDERED, "no": ~ORDERED})},
    unasked={"state": "any"}, endpoint="loyalty.grants",
    columns=(
        Column("code", _lp("offer", "Code"), (OfferGrant.code,)),
        Column("customer", _l("Customer"), (Holder.title.label("customer"),),
               join=(Holder, Holder.id == OfferGrant.party_id)),
        Column("offer", _lp("loyalty", "Offer"), (Offer.title.label("offer"),),
               join=(Offer, Offer.id == OfferGrant.offer_id)),
        Column("state", _l("State"), (STATE,), "badge", names=GRANT_STATES, tones=GRANT_TONES),
        Column("granted-on", _lp("offer", "Given on"), (OfferGrant.granted_on,), "day", sort="newest"),
        Column("valid-until", _lp("offer", "Until"), (OfferGrant.valid_until,), "day", sort="until"),
        Column("used-on", _lp("offer", "Used on"), (OfferGrant.used_on,), "day"),
        Column("order", _l("Order"), (Order.number.label("order"),), join=(Order, Order.id == OfferGrant.order_id)),
        Column("by", _lp("offer", "Given by"), (Giver.name.label("by"),), join=(Giver, Giver.id == OfferGrant.by_id),
               shown=False),
    ),
)
ROW = of(OfferGrant, OfferGrant.id, OfferGrant.code, OfferGrant.granted_on, OfferGrant.valid_until, OfferGrant.used_on,
         OfferGrant.order_id, Offer.title, Offer.details, Offer.id.label("offer_id"), STATE).join(
    Offer, Offer.id == OfferGrant.offer_id)
OF_PARTY = ROW.where(OfferGrant.party_id == sa.bindparam("party_id"), HELD).order_by(
    STATES["open"].desc(), OfferGrant.id.desc()).limit(8)
OPEN = ROW.where(OfferGrant.party_id == sa.bindparam("party_id"), STATES["open"],
                 OfferGrant.granted_on <= TODAY).order_by(OfferGrant.valid_until, OfferGrant.id).limit(8)
OF_ORDER = ROW.where(OfferGrant.order_id == sa.bindparam("order_id")).order_by(OfferGrant.id).limit(8)
ORDERS = of(Order, Order.id, Order.number, Order.ordered_on, Order.total_cents, Order.currency).where(
    Order.party_id == sa.bindparam("party_id"), Order.state != "cancelled", ~Order.is_credit_note,
    Order.ordered_on >= sa.bindparam("since"), Order.ordered_on <= sa.bindparam("until")).order_by(
    Order.ordered_at.desc(), Order.id.desc()).limit(20)


def grants_of(party_id):
    """Those they have, open ones first."""
    return db.session.execute(OF_PARTY, {"party_id": party_id}).all()


def open_grants_of(party_id):
    """Those they can use today, the next to end first."""
    return db.session.execute(OPEN, {"party_id": party_id}).all()


def grants_used_with(order_id):
    return db.session.execute(OF_ORDER, {"order_id": order_id}).all()


def orders_it_fits(grant):
    """The orders of its days it can have been used with, the newest first."""
    return db.session.execute(ORDERS, {"party_id": grant.party_id, "since": grant.granted_on,
                                       "until": grant.valid_until}).all()


def order_of(grant):
    """(id, number, seen) of the order it was used with; None without one, or where it is out of sight."""
    return grant.order_id and db.session.execute(
        of(Order, Order.id, Order.number).where(Order.id == grant.order_id)).one_or_none()
