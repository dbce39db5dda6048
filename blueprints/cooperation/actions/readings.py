"""Where the goals of a plan stand: read from measures, or entered by hand. Readings are added, never changed."""
from datetime import timedelta
from decimal import Decimal

from blueprints.cooperation.queries.plans import goals_of
from blueprints.evaluation.sources import SOURCES
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from models import GoalReading, db, now


def measured(goal, party_id, day):
    """The Found of a goal's measure over its days up to `day`; None for one that is no longer measured."""
    source = SOURCES.get(goal.measure)
    if source is None:
        return None
    first = day - timedelta(days=goal.window_days - 1)
    facts = source.read([party_id], first, day, {}).get(party_id, [])
    return source.find(facts, first, day, day, {})


def read_measures(plan, day, *, by):
    """Read every goal that comes from a measure, as of a day. How many were read."""
    number = 0
    for goal in goals_of(plan):
        found = measured(goal, plan.party_id, day) if goal.measure else None
        if found is None:
            continue
        value = None if found.value is None else round(Decimal(str(found.value)), 6)
        db.session.add(GoalReading(record_id=plan.id, goal_id=goal.id, value=value, n=found.n, read_on=day,
                                   is_measured=True, note="", by_id=by.id))
        number += 1
    plan.updated_at = now()
    return number


def read_by_hand(plan, goal, *, value, n, read_on, note, by):
    """What somebody says of a goal that no measure tells."""
    if goal.measure:
        raise Refused(_("This goal is read from a measure"))
    if read_on > today(workspace()):
        raise Refused(_("This day is still to come"))
    reading = GoalReading(record_id=plan.id, goal_id=goal.id, value=value, n=n, read_on=read_on, is_measured=False,
                          note=note, by_id=by.id)
    db.session.add(reading)
    plan.updated_at = now()
    return reading
