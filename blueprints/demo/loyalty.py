"""Three tiers, three offers with their codes, and who introduced whom."""
from datetime import timedelta

import sqlalchemy as sa

from blueprints.customers.actions import links
from blueprints.loyalty.actions import offers, standings, thanks, tiers
from blueprints.loyalty.actions.offers import LETTERS
from blueprints.loyalty.shipped import suggested
from blueprints.tasks import actions as tasks
from core.access import of
from core.principal import SYSTEM
from models import CustomerProfile, Offer, OfferGrant, Order, PartyLink, db

ASKED = (0.5, 0.75, 0.92)  # the share of buying customers that spent less than each tier asks
DAYS = ((40, -20), (150, 60), (-7, -60))  # days ago from which and to which each offer holds
GIVEN = (16, 12, 0)
LOOKED = (300, 150, 60, 0)  # days ago on which the tiers were looked at
CODE_LENGTH = 6
INTRODUCED = ((2, 30), (2, 33), (11, 36), (2, 39), (11, 42), (13, 45))  # by which customer, which
ROUND = 50_000  # cents


def make_tiers(stage):
    """Amounts that suit what the sample's customers buy."""
    stage.at = stage.moment(380)
    spent = sorted(db.session.scalars(of(CustomerProfile, CustomerProfile.revenue_cents).where(
        CustomerProfile.party_id.in_([party.id for party in stage.parties("customer")]),
        CustomerProfile.revenue_cents > 0)))
    for facts, share in zip(suggested(stage.home.currency), ASKED, strict=True):
        least = spent[int(len(spent) * share)] if spent else 0
        years = facts["least_years"] and 1  # the sample is two years old
        tiers.make(facts | {
            "least_years": years, "rank": facts["rank"] + highest_rank(), "name": free_name(facts["name"]),
            "least_cents": max(1, least // ROUND) * ROUND, "window_days": 730})


def highest_rank():
    """Of tiers that were there before the sample: those of the sample come above one another, not between them."""
    ranks = [tier.rank for tier in standings.tiers_in_use()]
    return max(ranks) - len(ranks) if ranks else 0


def free_name(name):
    taken = {tier.name for tier in standings.tiers_in_use()}
    return name if name not in taken else f"{name} +"


def reach_tiers(stage):
    for days in LOOKED:
        stage.at = stage.moment(days)
        standings.recompute([party.id for party in stage.parties("customer")], as_of=stage.at.date())
        db.session.flush()


def make_offers(stage):
    leader = stage.people()[0]
    for (title, details, stem), (begins, ends), number in zip(stage.words.OFFERS, DAYS, GIVEN, strict=True):
        stage.at = stage.moment(max(begins, 3))
        taken = db.session.scalar(sa.select(Offer.id).where(Offer.stem == stem))
        offer = offers.make({"title": title, "details": details, "starts_on": stage.today - timedelta(days=begins),
                             "ends_on": stage.today - timedelta(days=ends)}, by=leader,
                            stem=f"{stem}X" if taken else stem)
        good = [party for party in stage.parties("customer") if party.profile.lifecycle in ("existing", "loyal")]
        for place, party in enumerate(good[1::2][:number]):
            give(offer, party, place, stage)


def give(offer, party, place, stage):
    """A code, used with the first order since for every other one who ordered."""
    code = "".join(stage.chance.choice(LETTERS) for _letter in range(CODE_LENGTH))
    grant = OfferGrant(offer_id=offer.id, party_id=party.id, code=f"{offer.stem}-{code}",
                       granted_on=offer.starts_on + timedelta(days=place % 3), valid_until=offer.ends_on)
    order = db.session.execute(of(Order, Order.id, Order.ordered_on).where(
        Order.party_id == party.id, Order.is_purchase, Order.ordered_on >= grant.granted_on,
        Order.ordered_on <= grant.valid_until).order_by(Order.ordered_on, Order.id).limit(1)).one_or_none()
    if order and place % 2 == 0:
        grant.order_id, grant.used_on = order
    db.session.add(grant)


def introduce(stage):
    """Six more than those who were tied with the firms; two of them were thanked for."""
    customers, seller = stage.parties("customer"), stage.of_team("sales")[0]
    for number, (who, whom) in enumerate(INTRODUCED):
        first = db.session.scalar(of(Order, sa.func.min(Order.ordered_on)).where(
            Order.party_id == customers[whom].id, Order.is_purchase))
        since = (first or stage.today - timedelta(days=40)) - timedelta(days=6)
        stage.at = stage.moment(30 - number)
        links.link(customers[whom], customers[who], "referral", by=seller, since=since)
    db.session.flush()
    ties = db.session.scalars(of(PartyLink).where(PartyLink.kind == "referral", PartyLink.other_id.in_(
        [customers[who].id for who, _whom in INTRODUCED])).order_by(PartyLink.id)).all()
    for place, tie in enumerate(ties[-2:]):
        stage.at = stage.moment(8 - place)
        task = thanks.thank(tie, by=seller)
        if place:
            tasks.do(task, by=SYSTEM)


STEPS = [make_tiers, reach_tiers, make_offers, introduce]
