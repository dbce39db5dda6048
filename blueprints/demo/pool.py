"""The claim pool of the sample: a rule for customers who were lost, some warned of, some in it, one claimed."""
from datetime import timedelta

from blueprints.pool.actions import claiming, leaving
from blueprints.pool.actions.rules import set_rule
from blueprints.pool.queries.touches import last_touches
from core.access import of
from core.times import today
from models import CustomerProfile, PoolPlace, db

IDLE, WARNED = 120, 14  # days of the rule
IN_POOL, CLAIMED = 7, 2  # of those nobody touched longest


def fill_pool(stage):
    rule = set_rule(None, lifecycle="lost", team_id=None, idle_days=IDLE, warn_days=WARNED, is_open=True)
    db.session.flush()
    idle = idle_customers(stage)
    for number, (profile, touched_on) in enumerate(idle[:IN_POOL + 4]):
        returned = number < IN_POOL
        stage.at = stage.moment(20 + number % 3 if returned else number % 5)
        leaving.warn(profile, rule, touched_on, stage.at.date() + timedelta(days=WARNED))
        place = db.session.get(PoolPlace, profile.party_id)
        place.since = stage.at
        db.session.flush()
        if returned:
            stage.at = stage.moment(6 - number % 3)
            leaving.give_back(place, rule, touched_on)
            place.since = stage.at
            db.session.flush()
    sellers = stage.of_team("sales")
    for profile, _touched_on in idle[:CLAIMED]:
        stage.at = stage.moment(2)
        claiming.take(profile.party_id, by=sellers[-1], to_id=sellers[-1].id, team_id=profile.team_id, what="claimed")


def idle_customers(stage):
    """[(profile, day of the last touch)] of the lost ones of the sample nobody touched for longer than the rule says,
    the oldest first."""
    ids = [party.id for party in stage.parties("customer")]
    profiles = db.session.scalars(of(CustomerProfile).where(
        CustomerProfile.party_id.in_(ids), CustomerProfile.lifecycle == "lost", CustomerProfile.is_current,
        CustomerProfile.owner_id.is_not(None)).order_by(CustomerProfile.party_id)).all()
    last = last_touches([profile.party_id for profile in profiles])
    days = [(profile, today(stage.home, last[profile.party_id])) for profile in profiles]
    late = [pair for pair in days if (stage.today - pair[1]).days > IDLE]
    return sorted(late, key=lambda pair: (pair[1], pair[0].party_id))


STEPS = [fill_pool]
