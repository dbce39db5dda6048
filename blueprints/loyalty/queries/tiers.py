"""Which tiers there are, how many customers are in each, and how one customer stands."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.counting import capped_counts
from models import CustomerProfile, LoyaltyTier, TierEvent, TierStanding, User, db

PARTY = sa.bindparam("party_id", type_=sa.Integer)
Before, After = aliased(LoyaltyTier), aliased(LoyaltyTier)
HELD = of(TierStanding, TierStanding.is_locked, TierStanding.locked_until, TierStanding.lock_reason,
          TierStanding.since, TierStanding.evidence, TierStanding.tier_id,
          LoyaltyTier.name, LoyaltyTier.rank, User.name.label("locked_by")).outerjoin(
    LoyaltyTier, LoyaltyTier.id == TierStanding.tier_id).outerjoin(
    User, User.id == TierStanding.locked_by_id).where(TierStanding.party_id == PARTY)
EVENTS = of(TierEvent, TierEvent.at, TierEvent.evidence, TierEvent.to_id, Before.name.label("before"),
            After.name.label("after"), User.name.label("by")).outerjoin(
    Before, Before.id == TierEvent.from_id).outerjoin(
    After, After.id == TierEvent.to_id).outerjoin(User, User.id == TierEvent.by_id).where(
    TierEvent.party_id == PARTY).order_by(TierEvent.id.desc()).limit(20)
BENEFITS = sa.select(LoyaltyTier.name, LoyaltyTier.benefits).where(
    LoyaltyTier.archived_at.is_(None), LoyaltyTier.rank <= sa.bindparam("rank")).order_by(LoyaltyTier.rank.desc())
TIER = sa.select(LoyaltyTier.name).join(TierStanding, TierStanding.tier_id == LoyaltyTier.id).where(
    TierStanding.party_id == CustomerProfile.party_id).correlate(CustomerProfile).scalar_subquery().label("tier")


def all_tiers():
    """Those in use from the highest to the lowest, then those in the archive."""
    return db.session.scalars(sa.select(LoyaltyTier).order_by(
        LoyaltyTier.archived_at.is_not(None), LoyaltyTier.rank.desc(), LoyaltyTier.id.desc())).all()


def tier_choices():
    """(id, name) of those in use, from the lowest."""
    return [tuple(row) for row in db.session.execute(sa.select(LoyaltyTier.id, LoyaltyTier.name).where(
        LoyaltyTier.archived_at.is_(None)).order_by(LoyaltyTier.rank, LoyaltyTier.id))]


def members(tiers):
    """{tier id: Count of the customers in it, in sight}"""
    if not tiers:
        return {}
    in_tier = of(CustomerProfile, CustomerProfile.party_id).where(CustomerProfile.is_current)
    return capped_counts({tier.id: in_tier.where(is_in(tier.id)) for tier in tiers})


def is_in(tier_id):
    """The condition that a customer is in a tier."""
    return CustomerProfile.party_id.in_(of(TierStanding, TierStanding.party_id).where(TierStanding.tier_id == tier_id))


def standing_of(party_id):
    """How one customer stands, with the name of the tier and of who holds it; None: nothing was computed."""
    return db.session.execute(HELD, {"party_id": party_id}).one_or_none()


def events_of(party_id):
    """The tiers they came to, the newest first."""
    return db.session.execute(EVENTS, {"party_id": party_id}).all()


def benefits_up_to(rank):
    """[(tier, [benefit])] of a rank and those below: who is in a higher tier has what the lower ones have."""
    rows = db.session.execute(BENEFITS, {"rank": rank}).all()
    return [(name, lines) for name, text in rows if (lines := [line.strip() for line in text.splitlines()
                                                               if line.strip()])]
