"""How long deals stand in each stage: those that left it, and those that stand there now."""
from collections import defaultdict
from dataclasses import dataclass, field

import sqlalchemy as sa

from core.days import days_and_hours
from models import Deal, Pipeline, Record, Stage, StageEvent, db, now

ENTERING = ("opened", "moved", "won", "lost", "reopened")  # the events by which a deal comes into another stage
FOLLOWING = sa.func.lead(StageEvent.at).over(
    partition_by=StageEvent.deal_id, order_by=(StageEvent.at, StageEvent.id))


@dataclass
class StageTime:
    """`left` and `there` are {whole days: number of times}: stays that ended, and those that go on."""

    id: int
    name: str
    pipeline: str
    stale_days: int | None
    left: dict = field(default_factory=lambda: defaultdict(int))
    there: dict = field(default_factory=lambda: defaultdict(int))


def stage_times(listing):
    """A StageTime for each open stage in use that the deals of `listing` came through or stand in."""
    found = {}
    for stage_id, state, days, number in db.session.execute(_stays(listing)):
        stay = found.setdefault(stage_id, {"left": defaultdict(int), "there": defaultdict(int)})
        stay[state][int(days)] += number
    stages = sa.select(Stage.id, Stage.name, Pipeline.name.label("pipeline"), Stage.stale_days).join(
        Pipeline, Pipeline.id == Stage.pipeline_id).where(Stage.id.in_(found))
    ordered = stages.order_by(Pipeline.position, Pipeline.id, Stage.position, Stage.id)
    return [StageTime(*row, **found[row.id]) for row in db.session.execute(ordered)]


def _stays(listing):
    """(stage id, "left" or "there", whole days, number) of all stays in open stages."""
    wanted = listing.query().add_columns(Record.is_open).subquery()
    stays = sa.select(StageEvent.deal_id, StageEvent.stage_id, StageEvent.state, StageEvent.at,
                      FOLLOWING.label("left_at"), wanted.c.is_open).join(
        wanted, wanted.c.id == StageEvent.deal_id).where(StageEvent.verb.in_(ENTERING)).subquery()
    until = sa.func.coalesce(stays.c.left_at, sa.bindparam("now", now(), type_=StageEvent.at.type))
    days = sa.func.floor(days_and_hours(stays.c.at, until))
    state = sa.case((stays.c.left_at.is_(None), "there"), else_="left")
    query = sa.select(stays.c.stage_id, state, days, sa.func.count()).where(
        stays.c.state == "open", sa.or_(stays.c.left_at.is_not(None), stays.c.is_open))
    return query.group_by(stays.c.stage_id, state, days).execution_options(seen_through=Deal)
