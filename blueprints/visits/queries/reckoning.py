"""What the rhythm of customers follows from, for many of them at once: a constant number of statements."""
import sqlalchemy as sa

from core.access import of
from models import (
    CustomerProfile,
    Entry,
    FollowUp,
    FollowUpRule,
    LoyaltyTier,
    PlayRun,
    PlayStep,
    Record,
    Task,
    TierStanding,
    Visit,
    db,
)

SPOKEN = ("call", "meeting", "visit", "chat")  # kinds of entries after which they were spoken with
IDS = sa.bindparam("party_ids", expanding=True)
PROFILES = of(
    CustomerProfile, CustomerProfile.party_id, CustomerProfile.is_current, CustomerProfile.lifecycle,
    CustomerProfile.owner_id, CustomerProfile.team_id, CustomerProfile.evidence,
).where(CustomerProfile.party_id.in_(IDS)).order_by(CustomerProfile.party_id)
LAST = of(Entry, Entry.party_id, sa.func.max(Entry.at).label("at")).where(
    Entry.party_id.in_(IDS), Entry.kind.in_(SPOKEN), Entry.archived_at.is_(None)).group_by(Entry.party_id)
BY_PLAY = of(PlayRun, PlayRun.party_id, PlayStep.days, PlayStep.script, PlayStep.way).join(
    PlayStep, sa.and_(PlayStep.play_id == PlayRun.play_id, PlayStep.timing == "rhythm")).where(
    PlayRun.party_id.in_(IDS), PlayRun.state == "open").order_by(PlayRun.id, PlayStep.position)
BY_TIER = of(TierStanding, TierStanding.party_id, LoyaltyTier.follow_up_days).join(
    LoyaltyTier, LoyaltyTier.id == TierStanding.tier_id).where(
    TierStanding.party_id.in_(IDS), LoyaltyTier.follow_up_days.is_not(None))


def profiles(party_ids):
    return db.session.execute(PROFILES, {"party_ids": party_ids}).all()


def follow_ups(party_ids):
    """{party id: FollowUp}, as they can be changed."""
    rows = db.session.scalars(of(FollowUp).where(FollowUp.party_id.in_(party_ids)))
    return {row.party_id: row for row in rows}


def open_visits(party_ids):
    """{party id: Visit}"""
    rows = db.session.scalars(of(Visit).where(Visit.party_id.in_(party_ids), Visit.state == "open"))
    return {row.party_id: row for row in rows}


def last_spoken(party_ids):
    """{party id: when somebody spoke with them last}"""
    return dict(db.session.execute(LAST, {"party_ids": party_ids}).all())


def by_plays(party_ids):
    """{party id: (days, script, way) of the rhythm their play asks for}"""
    return {row.party_id: row for row in db.session.execute(BY_PLAY, {"party_ids": party_ids})}


def by_tiers(party_ids):
    """{party id: days of the rhythm their tier asks for}"""
    return dict(db.session.execute(BY_TIER, {"party_ids": party_ids}).all())


def rules():
    """{class: FollowUpRule}"""
    return {rule.lifecycle: rule for rule in db.session.scalars(sa.select(FollowUpRule))}


def closed_tasks(after_id, most):
    """(Visit, Task) of open visits whose task somebody did or dropped beside them."""
    query = of(Visit, Visit, Task).join(Task, Task.id == Visit.task_id).where(
        Record.kind == "task", Visit.state == "open", ~Record.is_open, Visit.id > after_id)
    return db.session.execute(query.order_by(Visit.id).limit(most)).all()


def customers(after_id, most):
    """Ids of those who are customers or have a rhythm, by id."""
    query = of(CustomerProfile, CustomerProfile.party_id).where(CustomerProfile.party_id > after_id)
    return db.session.scalars(query.order_by(CustomerProfile.party_id).limit(most)).all()
