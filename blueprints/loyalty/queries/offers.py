"""Which offers there are, and what one of them brought."""
from dataclasses import dataclass
from operator import attrgetter

import sqlalchemy as sa

from blueprints.loyalty.labels import OFFER_STATES, OFFER_TONES
from core.access import of
from core.address_values import among, row_id
from core.columns import Column
from core.due import TODAY
from core.listing import Listing, Sort
from core.search import name_key
from core.times import start_of, today
from core.words import _l, _lp
from core.workspace import workspace
from measures.intervals import wilson
from models import CustomerProfile, Offer, OfferGrant, Order, db

FILED = Offer.archived_at.is_(None)
STATES = {
    "running": sa.and_(FILED, Offer.starts_on <= TODAY, Offer.ends_on >= TODAY),
    "coming": sa.and_(FILED, Offer.starts_on > TODAY), "over": sa.and_(FILED, Offer.ends_on < TODAY),
    "archived": Offer.archived_at.is_not(None),
}
STATE = sa.case(*((condition, name) for name, condition in STATES.items())).label("state")
GIVEN = of(OfferGrant, sa.func.count()).where(
    OfferGrant.offer_id == Offer.id, OfferGrant.withdrawn_on.is_(None)).correlate(Offer).scalar_subquery()
USED = of(OfferGrant, sa.func.count()).where(
    OfferGrant.offer_id == Offer.id, OfferGrant.used_on.is_not(None)).correlate(Offer).scalar_subquery()

OFFERS = Listing(
    sa.select(Offer.id),
    sorts={"ends": Sort(Offer.ends_on, Offer.id, descending=True), "title": Sort(Offer.title_key, Offer.id)},
    filters={"q": lambda text: Offer.title_key.contains(name_key(text), autoescape=True),
             "state": among(STATES | {"live": FILED, "any": sa.true()})},
    unasked={"state": "live"}, endpoint="loyalty.offers",
    columns=(
        Column("title", _lp("loyalty", "Offer"), (Offer.title, Offer.stem), value=attrgetter("title"),
               second=lambda row, speaks: row.stem, sort="title"),
        Column("state", _l("State"), (STATE,), "badge", names=OFFER_STATES, tones=OFFER_TONES),
        Column("starts", _lp("offer", "From"), (Offer.starts_on,), "day", attrgetter("starts_on")),
        Column("ends", _lp("offer", "Until"), (Offer.ends_on,), "day", attrgetter("ends_on"), sort="ends"),
        Column("given", _lp("offer", "Given"), (GIVEN.label("given"),), "number"),
        Column("used", _lp("offer", "Used"), (USED.label("used"),), "number"),
    ),
)


@dataclass(frozen=True)
class Group:
    """Some customers, those of them who ordered within days, and what that came to in the home currency."""

    number: int
    ordered: int
    cents: int
    unrated: int

    @property
    def share(self):
        return self.ordered / self.number if self.number else None

    @property
    def interval(self):
        return wilson(self.ordered, self.number)

    @property
    def each(self):
        """Cents a customer of the group, whether they ordered or not."""
        return round(self.cents / self.number) if self.number else None


SUMS = (sa.func.count(sa.distinct(Order.party_id)), sa.func.coalesce(sa.func.sum(Order.home_cents), 0),
        sa.func.count(sa.case((Order.home_cents.is_(None), 1))))
HELD = (OfferGrant.offer_id == sa.bindparam("offer_id"), OfferGrant.withdrawn_on.is_(None))
NUMBERS = of(OfferGrant, sa.func.count(), sa.func.count(OfferGrant.used_on), sa.func.count(OfferGrant.order_id)).where(
    *HELD)
WITH = of(OfferGrant, *SUMS).join(Order, sa.and_(
    Order.party_id == OfferGrant.party_id, Order.is_purchase, Order.ordered_on >= OfferGrant.granted_on,
    Order.ordered_on <= OfferGrant.valid_until)).where(*HELD)
BY_CODE = of(OfferGrant, *SUMS, sa.func.count(Order.id)).join(
    Order, sa.and_(Order.id == OfferGrant.order_id, Order.is_purchase)).where(*HELD)


def outcome(offer):
    """{given, used, with_order, by_code, held, others}: of those who have it, and of the others. In sight."""
    asked = {"offer_id": offer.id}
    given, used, with_order = db.session.execute(NUMBERS, asked).one()
    return {"given": given, "used": used, "with_order": with_order,
            "by_code": db.session.execute(BY_CODE, asked).one(),
            "held": Group(given, *db.session.execute(WITH, asked).one()), "others": _others(offer)}


def is_other(offer):
    """The condition on customers who had ordered before an offer began and were never given it."""
    given = of(OfferGrant, OfferGrant.party_id).where(OfferGrant.offer_id == offer.id)
    return sa.and_(CustomerProfile.is_current, CustomerProfile.first_order_on < offer.starts_on,
                   CustomerProfile.party_id.not_in(given))


def without(text):
    """The same as a list's filter, "5", or "5.ordered": those of them who ordered while the offer held."""
    offer_id, _dot, only = text.partition(".")
    offer = db.session.get(Offer, row_id(offer_id))
    if offer is None or only not in ("", "ordered"):
        raise ValueError(text)
    if not only:
        return is_other(offer)
    return sa.and_(is_other(offer), CustomerProfile.party_id.in_(of(Order, Order.party_id).where(*_within(offer))))


def _within(offer):
    """The conditions on purchases of the days of an offer, up to today."""
    zone, until = workspace().time_zone, min(offer.ends_on, today(workspace()))
    return (Order.is_purchase, Order.ordered_at >= start_of(offer.starts_on, zone), Order.ordered_on >= offer.starts_on,
            Order.ordered_on <= until)


def _others(offer):
    number = db.session.scalar(of(CustomerProfile, sa.func.count()).where(is_other(offer)))
    ordered = of(Order, *SUMS).join(CustomerProfile, CustomerProfile.party_id == Order.party_id).where(
        *_within(offer), is_other(offer))
    return Group(number, *db.session.execute(ordered).one())


def offers_to_give():
    """(id, title, ends_on) of the offers that are not over, the next to end first."""
    query = sa.select(Offer.id, Offer.title, Offer.ends_on).where(FILED, Offer.ends_on >= today(workspace()))
    return db.session.execute(query.order_by(Offer.ends_on, Offer.id).limit(200)).all()
