"""Which plans there are: the list, and what the page of one shows."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.cooperation.finding import PLAN_KINDS
from blueprints.cooperation.labels import PLAN_STATES, PLAN_TONES
from blueprints.cooperation.queries.lists import (
    CREATED,
    FILED,
    NEWEST,
    NEXT,
    OWNER,
    WITH,
    as_role,
    filters_of,
    state_filter,
)
from core.access import of
from core.columns import Column
from core.listing import Listing, Sort
from core.words import _l, _lp
from models import PLAN_STATES as STATE_CODES
from models import CoopGoal, CoopPlan, CoopReview, GoalReading, Record, User, db

By = aliased(User)
Reading = aliased(GoalReading)

PLANS = Listing(
    sa.select(CoopPlan.id).select_from(CoopPlan).where(Record.kind.in_(PLAN_KINDS)),
    sorts={"review": NEXT, "created": NEWEST, "ends": Sort(CoopPlan.ends_on, CoopPlan.id)},
    filters=filters_of(CoopPlan, state_filter(STATE_CODES, open=Record.is_open)),
    unasked={"state": "open"}, endpoint="cooperation.plans",
    columns=(
        Column("title", _lp("cooperation plan", "Plan"), (Record.title,), value=attrgetter("title")),
        WITH, as_role(CoopPlan),
        Column("state", _l("State"), (Record.state,), "badge", names=PLAN_STATES, tones=PLAN_TONES),
        Column("review", _l("Next review"), (CoopPlan.next_review_on,), "day", attrgetter("next_review_on"),
               sort="review"),
        Column("ends", _lp("cooperation plan", "To"), (CoopPlan.ends_on,), "day", attrgetter("ends_on"), sort="ends"),
        OWNER, CREATED,
    ),
)

LAST = of(Reading, Reading.id).where(Reading.goal_id == CoopGoal.id).order_by(
    Reading.read_on.desc(), Reading.id.desc()).limit(1).correlate(CoopGoal).scalar_subquery()
GOALS = of(
    CoopGoal, CoopGoal.id, CoopGoal.record_id, CoopGoal.title, CoopGoal.unit, CoopGoal.side, CoopGoal.weight,
    CoopGoal.measure, CoopGoal.baseline, CoopGoal.target, GoalReading.value, GoalReading.n, GoalReading.read_on,
).outerjoin(GoalReading, GoalReading.id == LAST).where(
    CoopGoal.record_id.in_(sa.bindparam("plan_ids", expanding=True))).order_by(CoopGoal.id)
READINGS = of(
    GoalReading, GoalReading.id, GoalReading.value, GoalReading.n, GoalReading.read_on, GoalReading.is_measured,
    GoalReading.note, CoopGoal.title, CoopGoal.unit, By.name.label("by"),
).join(CoopGoal, CoopGoal.id == GoalReading.goal_id).outerjoin(By, By.id == GoalReading.by_id).where(
    GoalReading.record_id == sa.bindparam("plan_id")).order_by(
    GoalReading.read_on.desc(), GoalReading.id.desc()).limit(50)
REVIEWS = of(
    CoopReview, CoopReview.id, CoopReview.held_on, CoopReview.minutes, CoopReview.decisions, By.name.label("by"),
).outerjoin(By, By.id == CoopReview.by_id).where(CoopReview.record_id == sa.bindparam("plan_id")).order_by(
    CoopReview.held_on.desc(), CoopReview.id.desc()).limit(50)
OF_PARTY = sa.select(
    CoopPlan.id, Record.title, Record.state, CoopPlan.starts_on, CoopPlan.ends_on, CoopPlan.next_review_on,
).select_from(CoopPlan).where(
    Record.kind.in_(PLAN_KINDS), Record.party_id == sa.bindparam("party_id"), CoopPlan.role == sa.bindparam("role"),
    FILED).order_by(Record.is_open.desc(), CoopPlan.id.desc()).limit(8)


def goals_of(plan):
    """The goals as they can be changed."""
    return db.session.scalars(of(CoopGoal).where(CoopGoal.record_id == plan.id).order_by(CoopGoal.id)).all()


def goals_in(plan_ids):
    """The goals of these plans with what was read of each last."""
    return db.session.execute(GOALS, {"plan_ids": plan_ids}).all() if plan_ids else []


def readings_of(plan):
    """The newest first."""
    return db.session.execute(READINGS, {"plan_id": plan.id}).all()


def reviews_of(plan):
    """The newest first."""
    return db.session.execute(REVIEWS, {"plan_id": plan.id}).all()


def plans_of(party, role):
    """Those that run first, then the newest."""
    return db.session.execute(OF_PARTY, {"party_id": party.id, "role": role}).all()
