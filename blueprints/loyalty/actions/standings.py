"""In which tier customers are: computed from their orders, with why; or held by hand."""
from collections import defaultdict

import sqlalchemy as sa

from core import timeline
from core.access import of
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.loyalty import Conditions, asked, counted, reached
from measures.rhythm import Purchase
from models import CustomerProfile, LoyaltyTier, Order, TierEvent, TierStanding, db, now

TIERS = sa.select(LoyaltyTier).where(LoyaltyTier.archived_at.is_(None)).order_by(LoyaltyTier.rank, LoyaltyTier.id)


def tiers_in_use():
    """From the lowest to the highest."""
    return db.session.scalars(TIERS).all()


def conditions(tier):
    return Conditions(tier.id, tier.window_days, tier.least_cents, tier.least_orders, tier.least_years)


def follow(party_ids, *, as_of):
    """Orders of these customers changed; without a tier in use there is nothing to follow."""
    if party_ids and tiers_in_use():
        recompute(party_ids, as_of=as_of)


def recompute(party_ids, *, as_of=None):
    """Look at these customers anew and keep what changed; the caller commits."""
    in_use = tiers_in_use()
    tiers, names = [conditions(tier) for tier in in_use], {tier.id: tier.name for tier in in_use}
    held = standings_of(party_ids)
    if not tiers and not held:
        return
    as_of = as_of or today(workspace())
    found = purchases_of(party_ids, as_of)
    for party_id in party_ids:
        if found[party_id] or party_id in held:
            _judge(held.get(party_id) or _beginning(party_id, as_of), tiers, names, found[party_id], as_of)


def standings_of(party_ids):
    """{party id: TierStanding}, locked."""
    query = sa.select(TierStanding).where(TierStanding.party_id.in_(party_ids)).order_by(TierStanding.party_id)
    found = db.session.scalars(query.with_for_update().execution_options(populate_existing=True))
    return {standing.party_id: standing for standing in found}


def purchases_of(party_ids, as_of):
    """{party id: [Purchase]} up to a day, in one statement."""
    query = of(Order, Order.party_id, Order.ordered_on, Order.home_cents).where(
        Order.is_purchase, Order.ordered_on <= as_of, Order.party_id.in_(party_ids))
    found = defaultdict(list)
    for party_id, day, cents in db.session.execute(query):
        found[party_id].append(Purchase(day, cents))
    return found


def _beginning(party_id, as_of):
    standing = TierStanding(party_id=party_id, tier_id=None, since=as_of, is_locked=False, lock_reason="", evidence={})
    db.session.add(standing)
    return standing


def _judge(standing, tiers, names, purchases, as_of):
    tier, above = reached(tiers, purchases, as_of)
    evidence = {"tier": _told(tier, names, purchases, as_of), "above": _told(above, names, purchases, as_of)}
    if standing.evidence != evidence:  # most nights nothing is another than the night before, and nothing is written
        standing.evidence, standing.computed_at = evidence, now()
    if standing.is_locked and standing.locked_until is not None and standing.locked_until < as_of:
        _unlock(standing)
    if not standing.is_locked:
        _come_to(standing, tier.id if tier else None, as_of)


def _told(tier, names, purchases, as_of):
    """What was counted for a tier, as plain JSON: [what, has, needs] for each condition."""
    if tier is None:
        return None
    found = counted(purchases, as_of, tier.window_days)
    return {"id": tier.id, "name": names[tier.id], "days": tier.window_days, "unrated": found.unrated,
            "asked": [list(one) for one in asked(tier, found)]}


def _come_to(standing, tier_id, day, by=None):
    if standing.tier_id != tier_id:
        db.session.add(TierEvent(party_id=standing.party_id, from_id=standing.tier_id, to_id=tier_id,
                                 evidence=standing.evidence, by_id=by.id if by else None))
        standing.tier_id, standing.since = tier_id, day


def hold(party, tier_id, *, reason, until, by):
    """Hold a customer in a tier, or in none, until a day or until somebody lets go."""
    day = today(workspace())
    if until is not None and until < day:
        raise Refused(_("This day is over already"))
    recompute([party.id])
    standing = db.session.get(TierStanding, party.id) or _beginning(party.id, day)
    standing.is_locked, standing.locked_until, standing.lock_reason = True, until, reason
    standing.locked_by_id = by.id
    _come_to(standing, tier_id, day, by)
    timeline.note(party, "tier-held", by=by, tier=_name(tier_id), reason=reason,
                  until=until.isoformat() if until else None)


def let_go(party, *, by):
    """The orders decide again, at once."""
    standing = db.session.get(TierStanding, party.id)
    if standing is None or not standing.is_locked:
        raise Refused(_("This tier is not held by hand"))
    _unlock(standing)
    recompute([party.id])
    timeline.note(party, "tier-released", by=by)


def _unlock(standing):
    standing.is_locked, standing.locked_until, standing.lock_reason, standing.locked_by_id = False, None, "", None


def _name(tier_id):
    return db.session.scalar(sa.select(LoyaltyTier.name).where(LoyaltyTier.id == tier_id)) if tier_id else ""


def customers_after(party_id, most):
    """The ids of the next customers by id."""
    query = of(CustomerProfile, CustomerProfile.party_id).where(CustomerProfile.party_id > party_id)
    return db.session.scalars(query.order_by(CustomerProfile.party_id).limit(most)).all()
