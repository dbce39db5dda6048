"""Customers by their RFM scores, now and on the last day of last month."""
import sqlalchemy as sa

from core.access import of
from models import CustomerProfile, Job, db

SCORED = of(CustomerProfile, CustomerProfile.rfm, CustomerProfile.rfm_was, sa.func.count(),
            sa.func.sum(CustomerProfile.revenue_cents)).where(CustomerProfile.is_current).group_by(
    CustomerProfile.rfm, CustomerProfile.rfm_was)


def scored():
    """[(scores now, scores last month, customers, revenue)]; "" for no score."""
    return [(now, was, count, int(cents or 0)) for now, was, count, cents in db.session.execute(SCORED)]


def scoring_under_way():
    """(done, total) of the job that classifies and scores, queued or running; None."""
    query = sa.select(Job.done, Job.total).where(
        Job.kind == "lifecycle.recompute", Job.state.in_(("queued", "running")))
    return db.session.execute(query.limit(1)).one_or_none()
