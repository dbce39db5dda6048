"""Pipelines and what can be chosen for deals, as those who manage them see them."""
import sqlalchemy as sa

from core.access import of
from models import Criterion, Deal, Pipeline, Record, Stage, db

MANY = 500  # rows of a list that nobody makes long


def pipelines():
    """(id, name, archived_at, stages, open deals), those in use first."""
    stages = sa.select(sa.func.count()).where(
        Stage.pipeline_id == Pipeline.id, Stage.archived_at.is_(None)).correlate(Pipeline).scalar_subquery()
    query = sa.select(Pipeline.id, Pipeline.name, Pipeline.archived_at, stages.label("stages")).order_by(
        Pipeline.archived_at.is_not(None), Pipeline.position, Pipeline.id)
    rows = db.session.execute(query.limit(MANY)).all()
    number = of(Deal, Deal.pipeline_id, sa.func.count()).where(Record.is_open).group_by(Deal.pipeline_id)
    deals = dict(map(tuple, db.session.execute(number)))
    return [{**row._mapping, "deals": deals.get(row.id, 0)} for row in rows]


def stages(pipeline_id):
    """The stages of a pipeline, those in use first, with how many criteria they ask for."""
    asked = sa.select(sa.func.count()).where(
        Criterion.stage_id == Stage.id, Criterion.archived_at.is_(None)).correlate(Stage).scalar_subquery()
    query = sa.select(Stage.id, Stage.name, Stage.outcome, Stage.probability, Stage.category, Stage.stale_days,
                      Stage.archived_at, asked.label("criteria")).where(Stage.pipeline_id == pipeline_id)
    return db.session.execute(query.order_by(
        Stage.archived_at.is_not(None), Stage.position, Stage.id).limit(MANY)).all()


def choices(model):
    """(id, name, archived_at) of lost reasons or sources, those in use first."""
    query = sa.select(model.id, model.name, model.archived_at).order_by(
        model.archived_at.is_not(None), model.position, model.id)
    return db.session.execute(query.limit(MANY)).all()


def in_order(model):
    """The rows of a model that are in use, in their order."""
    return db.session.scalars(sa.select(model).where(model.archived_at.is_(None)).order_by(
        model.position, model.id)).all()
