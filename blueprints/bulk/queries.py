"""The runs of a person, and the rows of one of them."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.listing import Listing, Sort
from models import BulkItem, BulkRun, NameCard, db

SAMPLE = 8
Named = aliased(NameCard)


def runs(principal):
    """The list of what somebody has done or begun, newest first."""
    query = of(BulkRun, BulkRun.id, BulkRun.listing, BulkRun.action, BulkRun.state, BulkRun.counts, BulkRun.created_at)
    return Listing(query.where(BulkRun.created_by_id == principal.id),
                   {"date": Sort(BulkRun.created_at, BulkRun.id, descending=True)})


def rows(run, outcome):
    """The list of the rows with one outcome. Whoever chose them may read their names."""
    query = of(BulkItem, BulkItem.record_id, BulkItem.reason, Named.title, Named.kind).join(
        Named, Named.id == BulkItem.record_id).where(BulkItem.run_id == run.id, BulkItem.outcome == outcome)
    return Listing(query, {"row": Sort(BulkItem.record_id, BulkItem.record_id)})


def sample(run):
    """A few names of what will be changed."""
    query = sa.select(Named.title).join(BulkItem, BulkItem.record_id == Named.id).where(
        BulkItem.run_id == run.id, BulkItem.outcome == "chosen").order_by(BulkItem.record_id).limit(SAMPLE)
    return db.session.scalars(query).all()
