"""The claim pool of the sample: a rule, customers it warns of, some put in by hand, one of them claimed."""
from datetime import timedelta

from blueprints.pool.actions import claiming, leaving
from blueprints.pool.actions.rules import set_rule
from blueprints.pool.queries.touches import last_touches
from core.access import of
from core.times import today
from models import CustomerProfile, Party, PoolPlace, User, db

IDLE, WARNED = 30, 7  # days of the rule
CLAIMED = 1  # of those that were put in


def fill_pool(stage):
    rule = set_rule(None, lifecycle=None, team_id=None, idle_days=IDLE, warn_days=WARNED, is_open=True)
    db.session.flush()
    profiles = db.session.scalars(of(CustomerProfile).where(
        CustomerProfile.party_id.in_([party.id for party in stage.parties("customer")]), CustomerProfile.is_current,
        CustomerProfile.owner_id.is_not(None)).order_by(CustomerProfile.party_id)).all()
    warn_of(profiles, rule, stage)
    lost = [profile for profile in profiles if profile.lifecycle == "lost"
            and db.session.get(PoolPlace, profile.party_id) is None]
    for number, (profile, reason) in enumerate(zip(lost, stage.words.WHY_POOLED, strict=False)):
        stage.at = stage.moment(9 - number)
        owner = db.session.get(User, profile.owner_id)
        leaving.release(db.session.get(Party, profile.party_id), by=owner, reason=reason)
        place = db.session.get(PoolPlace, profile.party_id)
        place.since, place.touched_on = stage.at, stage.today - timedelta(days=9 - number)
        db.session.flush()
    seller = stage.of_team("sales")[-1]
    stage.at = stage.moment(1)
    for profile in lost[:CLAIMED]:
        claiming.take(profile.party_id, by=seller, to_id=seller.id, team_id=profile.team_id, what="claimed")


def warn_of(profiles, rule, stage):
    """Those nobody touched for so long that the rule warned of them."""
    last = last_touches([profile.party_id for profile in profiles])
    for number, profile in enumerate(profiles):
        touched_on = today(stage.home, last[profile.party_id])
        if (stage.today - touched_on).days >= IDLE - WARNED:
            stage.at = stage.moment(number % 3)
            leaving.warn(profile, rule, touched_on, stage.at.date() + timedelta(days=WARNED))
            db.session.get(PoolPlace, profile.party_id).since = stage.at
            db.session.flush()


STEPS = [fill_pool]
