"""What was said of deals that are decided by now, to be held against how they were decided."""
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.queries.forecast import SUBJECTS
from blueprints.sales.queries.standing import seen
from core.access import of
from core.times import today
from core.workspace import workspace
from measures.calibration import Said, truth
from models import Calibration, Deal, DealSource, Pipeline, Record, Stage, StageEvent, User, db

DAYS = 365
MOST = 5_000  # deals; of more, the ones decided last
Spoken = aliased(StageEvent)


def truths(by):
    """{subject id: Truth} of the deals decided in the last DAYS days, by stage, owner or source (now)."""
    groups = {}
    for row in _spoken():
        groups.setdefault(getattr(row, SUBJECTS[by]), {})[row.deal, row.stage_id] = row  # the last one of a stage holds
    return {subject: truth([Said(row.deal, row.probability, row.state == "won") for row in rows.values()])
            for subject, rows in groups.items()}


def _spoken():
    """A row for each step of these deals while they stood in an open stage, oldest first."""
    since = today(workspace()) - timedelta(days=DAYS)
    decided = of(Deal, Deal.id, Record.state, Record.owner_id, Deal.source_id).where(
        Deal.closed_on >= since, Record.archived_at.is_(None), Record.state.in_(("won", "lost"))).order_by(
        Deal.closed_on.desc(), Deal.id.desc()).limit(MOST).subquery()
    query = sa.select(
        decided.c.id.label("deal"), decided.c.state, decided.c.owner_id, decided.c.source_id, Spoken.stage_id,
        Spoken.probability).select_from(decided).join(Spoken, Spoken.deal_id == decided.c.id).join(
        Stage, Stage.id == Spoken.stage_id).where(Spoken.state == "open", Stage.outcome == "open")
    return db.session.execute(seen(query.order_by(Spoken.at, Spoken.id))).all()


def subjects(by):
    """{id: (name, of which pipeline)} in the order people know them."""
    if by == "stage":
        query = sa.select(Stage.id, Stage.name, Pipeline.name.label("pipeline")).join(
            Pipeline, Pipeline.id == Stage.pipeline_id).where(Stage.outcome == "open")
        query = query.order_by(Pipeline.position, Pipeline.id, Stage.position, Stage.id)
    else:
        model = {"owner": User, "source": DealSource}[by]
        query = sa.select(model.id, model.name, sa.literal("").label("pipeline")).order_by(model.name, model.id)
    return {row.id: (row.name, row.pipeline) for row in db.session.execute(query)}


def in_use():
    """(by, instant) of the calibrations the forecast uses; None while it uses none."""
    return db.session.execute(sa.select(Calibration.by, Calibration.at).order_by(Calibration.id).limit(1)).one_or_none()
