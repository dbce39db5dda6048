"""Where a registered deal can go on."""
import sqlalchemy as sa

from models import Pipeline, db


def pipeline_choices():
    """(id, name) of the pipelines in use, in their order."""
    query = sa.select(Pipeline.id, Pipeline.name).where(Pipeline.archived_at.is_(None))
    return [tuple(row) for row in db.session.execute(query.order_by(Pipeline.position, Pipeline.id))]
