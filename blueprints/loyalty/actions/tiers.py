"""Tiers: made, revised, put into the archive and back."""
import sqlalchemy as sa

from blueprints.loyalty.shipped import suggested
from core.jobs import enqueue
from core.page import Refused
from core.search import name_key
from core.words import _
from core.workspace import workspace
from models import LoyaltyTier, db, now

FACTS = ("name", "rank", "window_days", "least_cents", "least_orders", "least_years", "benefits", "follow_up_days")
JOB = "loyalty.tiers"


def make(facts):
    """A new tier; all customers are looked at anew."""
    tier = LoyaltyTier(name="", name_key="", rank=0)
    write(tier, facts)
    db.session.add(tier)
    db.session.flush()
    look_anew()
    return tier


def revise(tier, facts):
    refuse_archived(tier)
    write(tier, facts)
    look_anew()


def write(tier, facts):
    if all(facts[name] is None for name in ("least_cents", "least_orders", "least_years")):
        raise Refused(_("Say at least one thing it asks for"))
    refuse_taken(tier, name_key(facts["name"]), facts["rank"])
    if facts.get("follow_up_days") != tier.follow_up_days:
        enqueue("visits.reckon", key="visits.reckon")  # the rhythm of all in it is another one
    for name in FACTS:
        setattr(tier, name, facts.get(name))
    tier.name_key = name_key(tier.name)


def refuse_taken(tier, key, rank):
    """Two tiers in use have neither the same name nor the same rank."""
    others = sa.select(LoyaltyTier.name).where(LoyaltyTier.archived_at.is_(None), LoyaltyTier.id != (tier.id or 0))
    with db.session.no_autoflush:
        if db.session.scalar(others.where(LoyaltyTier.name_key == key)):
            raise Refused(_("There is one called %(name)s already", name=key))
        if other := db.session.scalar(others.where(LoyaltyTier.rank == rank)):
            raise Refused(_("%(name)s has this rank already", name=other))


def begin_with_suggested():
    """The tiers we suggest, in the words of the workspace; refused once there is one."""
    if db.session.scalar(sa.select(LoyaltyTier.id).limit(1)) is not None:
        raise Refused(_("There are tiers already"))
    return [make(facts) for facts in suggested(workspace().currency)]


def archive(tier):
    """It is reached no more. Customers in it come to what they reach else; what was stays in their history."""
    refuse_archived(tier)
    tier.archived_at = now()
    look_anew()


def restore(tier):
    if tier.archived_at is None:
        raise Refused(_("%(tier)s is not in the archive", tier=tier.name))
    refuse_taken(tier, tier.name_key, tier.rank)
    tier.archived_at = None
    look_anew()


def refuse_archived(tier):
    if tier.archived_at is not None:
        raise Refused(_("%(tier)s is in the archive: restore it first", tier=tier.name))


def look_anew():
    """All customers are looked at by a job."""
    return enqueue(JOB, key=JOB)
