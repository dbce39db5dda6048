"""What was said of deals that are decided by now, to be held against how they were decided."""
from datetime import timedelta
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.queries.forecast import SUBJECTS
from blueprints.sales.queries.standing import seen
from core.access import of
from core.times import today
from core.workspace import workspace
from measures.calibration import Counts, truth_of
from models import NO_DAY, Calibration, Deal, DealSource, Pipeline, Record, Stage, StageEvent, User, db

DAYS = 365
MOST = 5_000  # deals; of more, the ones decided last
Spoken = aliased(StageEvent)


def truths(by):
    """{subject id: Truth} of the deals decided in the last DAYS days, by stage, owner or source (now)."""
    since = today(workspace()) - timedelta(days=DAYS)
    rows = db.session.execute(_counted(by, MOST), {"since": since})
    return {subject: truth_of(Counts(*counts)) for subject, *counts in rows}


@lru_cache
def _counted(by, most):
    """Rows of a subject with its Counts. Of what was said of a deal in a stage, the last holds."""
    decided = _decided(by, most)
    subject = getattr(Spoken if by == "stage" else decided.c, SUBJECTS[by]).label("subject")
    later = (Spoken.at.desc(), Spoken.id.desc())
    said = sa.select(
        decided.c.id, subject, sa.case((decided.c.state == "won", 1), else_=0).label("won"), Spoken.probability,
        sa.func.row_number().over(partition_by=(decided.c.id, Spoken.stage_id), order_by=later).label("place"),
    ).select_from(decided).join(Spoken, Spoken.deal_id == decided.c.id).join(Stage, Stage.id == Spoken.stage_id).where(
        Spoken.state == "open", Stage.outcome == "open").subquery()
    each = sa.select(
        said.c.subject, said.c.won, sa.func.count().label("said"), sa.func.sum(said.c.probability).label("points"),
    ).where(said.c.place == 1).group_by(said.c.id, said.c.subject, said.c.won).subquery()  # of a deal
    sums = (sa.func.sum(each.c.won), sa.func.sum(each.c.said), sa.func.sum(each.c.won * each.c.said),
            sa.func.sum(each.c.points))
    return seen(sa.select(each.c.subject, sa.func.count(), *(sa.cast(sum_, sa.BigInteger) for sum_ in sums)).group_by(
        each.c.subject))


def _decided(by, most):
    """The deals decided last. Until a last day: else PostgreSQL reads all that were ever decided, to sort them."""
    further = () if by == "stage" else (getattr(Deal, SUBJECTS[by]),)
    return of(Deal, Deal.id, Record.state, *further).where(
        Deal.closed_on.between(sa.bindparam("since"), NO_DAY), Record.archived_at.is_(None),
        Record.state.in_(("won", "lost"))).order_by(Deal.closed_on.desc(), Deal.id.desc()).limit(most).subquery()


OPEN_STAGES = sa.select(Stage.id, Stage.name, Pipeline.name.label("pipeline")).join(
    Pipeline, Pipeline.id == Stage.pipeline_id).where(Stage.outcome == "open").order_by(
    Pipeline.position, Pipeline.id, Stage.position, Stage.id)
KNOWN = {"stage": OPEN_STAGES} | {
    by: sa.select(model.id, model.name, sa.literal("").label("pipeline")).order_by(model.name, model.id)
    for by, model in (("owner", User), ("source", DealSource))}
IN_USE = sa.select(Calibration.by, Calibration.at).order_by(Calibration.id).limit(1)


def subjects(by):
    """{id: (name, of which pipeline)} in the order people know them."""
    return {row.id: (row.name, row.pipeline) for row in db.session.execute(KNOWN[by])}


def in_use():
    """(by, instant) of the calibrations the forecast uses; None while it uses none."""
    return db.session.execute(IN_USE).one_or_none()
