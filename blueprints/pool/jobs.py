"""Every night: whoever nobody touched is warned of, and returns to the pool when nobody does until the day."""
from datetime import time

import sqlalchemy as sa

from blueprints.pool.actions import leaving
from blueprints.pool.queries import rules as rule_queries
from blueprints.pool.queries import touches
from core.access import of
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.times import today
from core.words import _l
from core.workspace import workspace
from measures.pool import narrowest, standing
from models import CustomerProfile, db

AT_ONCE = 200
WATCH = "pool.watch"


def end_of(_job):
    return {"title": str(_l("The pool")), "path": "/pool"}


@handler(WATCH, nightly_at=time(2, 40), title=_l("Return customers nobody touches to the pool"), tells=end_of)
def watch_customers(job):
    """Customers by id, some at a time. Begun again after a kill it finds what is left to do."""
    after, done, total = (job.cursor or {}).get("after", 0), job.done, 0
    with acting_as(SYSTEM):
        total = db.session.scalar(of(CustomerProfile, sa.func.count()).where(
            CustomerProfile.is_current, CustomerProfile.owner_id.is_not(None)))
    while True:
        with acting_as(SYSTEM):
            rows = touches.owned(after, AT_ONCE)
            if rows:
                look_at(rows)
                db.session.flush()
                after, done = rows[-1].party_id, done + len(rows)
        yield Progress(done, max(total, done), cursor={"after": after})
        if not rows:
            return


def look_at(rows):
    rules, day, home = rule_queries.rules_in_force(), today(workspace()), workspace()
    ids = [row.party_id for row in rows]
    last, known = touches.last_touches(ids), touches.places(ids)
    for row in rows:
        place, rule = known.get(row.party_id), narrowest(rules, lifecycle=row.lifecycle, team=row.team_id)
        if rule is None:
            if place is not None:
                db.session.delete(place)
            continue
        touched_on = today(home, last[row.party_id])
        warned_on = today(home, place.since) if place is not None else None
        act(row, rule[2], place, touched_on, warned_on, day)


def act(row, rule, place, touched_on, warned_on, day):
    state, returns_on = standing(touched_on, warned_on, day, idle_days=rule.idle_days, warn_days=rule.warn_days)
    if state == "warn":
        leaving.warn(row, rule, touched_on, returns_on)
    elif state == "returns":
        leaving.give_back(place, rule, touched_on)
    elif state == "safe" and place is not None:
        db.session.delete(place)
    elif place is not None:
        place.returns_on, place.touched_on = returns_on, touched_on
