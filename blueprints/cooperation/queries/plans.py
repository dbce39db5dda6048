"""Which plans there are: the list, and what the page of one shows."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.cooperation.finding import PLAN_KINDS
from blueprints.cooperation.labels import PLAN_STATES, PLAN_TONES, ROLES
from core.access import of
from core.address_values import among, one_of, row_id
from core.columns import Column
from core.due import is_due
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.search import matches
from core.words import _l, _lp
from models import PLAN_STATES as STATE_CODES
from models import CoopGoal, CoopPlan, CoopReview, GoalReading, NameCard, Record, User, db

With, Owner, By = aliased(NameCard), aliased(User), aliased(User)
Reading = aliased(GoalReading)
FILED = Record.archived_at.is_(None)
STATES = {name: sa.and_(FILED, Record.state == name) for name in STATE_CODES} | {
    "open": sa.and_(FILED, Record.is_open), "any": FILED}

PLANS = Listing(
    sa.select(CoopPlan.id).select_from(CoopPlan).where(Record.kind.in_(PLAN_KINDS)),
    sorts={"review": Sort(Record.due_at, Record.id), "created": Sort(Record.created_at, Record.id, descending=True),
           "ends": Sort(CoopPlan.ends_on, CoopPlan.id)},
    filters={
        "q": lambda text: matches(CoopPlan, text), "state": among(STATES), "role": one_of(CoopPlan.role, ROLES),
        "owner": is_person(Record.owner_id), "team": is_of_team(Record.team_id),
        "due": lambda group: is_due(Record.due_at, group), "party": lambda text: Record.party_id == row_id(text)},
    unasked={"state": "open"}, endpoint="cooperation.plans",
    columns=(
        Column("title", _lp("cooperation plan", "Plan"), (Record.title,), value=attrgetter("title")),
        Column("party", _l("With"), (With.title.label("party"),), join=(With, With.id == Record.party_id)),
        Column("role", _l("As"), (CoopPlan.role,), "badge", names=ROLES),
        Column("state", _l("State"), (Record.state,), "badge", names=PLAN_STATES, tones=PLAN_TONES),
        Column("review", _l("Next review"), (CoopPlan.next_review_on,), "day", attrgetter("next_review_on"),
               sort="review"),
        Column("ends", _lp("cooperation plan", "To"), (CoopPlan.ends_on,), "day", attrgetter("ends_on"), sort="ends"),
        Column("owner", _l("Owner"), (Owner.name.label("owner"),), join=(Owner, Owner.id == Record.owner_id)),
        Column("created", _l("Created"), (Record.created_at,), "moment", attrgetter("created_at"), sort="created",
               shown=False),
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
