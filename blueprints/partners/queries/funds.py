"""What there is for marketing with partners, and what of it is allocated, requested, claimed and left."""
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from models import FundAllocation, FundBudget, FundClaim, FundRequest, NameCard, User, db

Partner, Judge = aliased(NameCard), aliased(User)


def summed(model, *conditions):
    """What rows of a model come to, those rejected left out."""
    alive = [model.state != "rejected"] if model is not FundAllocation else []
    return sa.select(sa.func.coalesce(sa.func.sum(model.amount_cents), 0)).where(*conditions, *alive)


ALLOCATED = summed(FundAllocation, FundAllocation.budget_id == FundBudget.id).correlate(FundBudget).scalar_subquery()
REQUESTED = summed(FundRequest, FundRequest.allocation_id == FundAllocation.id).correlate(
    FundAllocation).scalar_subquery()
CLAIMED = summed(FundClaim, FundClaim.request_id == FundRequest.id).correlate(FundRequest).scalar_subquery()
BUDGETS = sa.select(
    FundBudget.id, FundBudget.name, FundBudget.amount_cents, FundBudget.currency, FundBudget.valid_from,
    FundBudget.valid_until, FundBudget.archived_at, ALLOCATED.label("allocated"),
).order_by(FundBudget.archived_at.is_not(None), FundBudget.valid_from.desc(), FundBudget.id)
ALLOCATIONS = of(
    FundAllocation, FundAllocation.id, FundAllocation.party_id, FundAllocation.amount_cents, FundBudget.currency,
    FundBudget.name, FundBudget.valid_until, Partner.title.label("partner"), REQUESTED.label("requested"),
).join(FundBudget, FundBudget.id == FundAllocation.budget_id).join(
    Partner, Partner.id == FundAllocation.party_id).order_by(FundAllocation.id)
REQUESTS = of(
    FundRequest, FundRequest.id, FundRequest.what, FundRequest.amount_cents, FundRequest.state, FundRequest.reason,
    FundRequest.created_at, Judge.name.label("decided_by"), CLAIMED.label("claimed"),
).outerjoin(Judge, Judge.id == FundRequest.decided_by_id).where(
    FundRequest.allocation_id == sa.bindparam("allocation_id")).order_by(FundRequest.id)
CLAIMS = of(
    FundClaim, FundClaim.id, FundClaim.request_id, FundClaim.evidence, FundClaim.amount_cents, FundClaim.state,
    FundClaim.reason, FundClaim.paid_on, Judge.name.label("decided_by"),
).join(FundRequest, FundRequest.id == FundClaim.request_id).outerjoin(
    Judge, Judge.id == FundClaim.decided_by_id).where(
    FundRequest.allocation_id == sa.bindparam("allocation_id")).order_by(FundClaim.id)


@dataclass(frozen=True)
class Left:
    """What a parent has, what its children took of it, and what is left; minor units."""

    amount: int
    taken: int

    @property
    def left(self):
        return self.amount - self.taken


def left_of(parent):
    """The Left of a budget, an allocation or a request. Sums over all partners, whoever asks: see `taken_of`."""
    return Left(parent.amount_cents, taken_of(parent))


def taken_of(parent):
    """What was given of a budget to partners out of sight is given all the same: a sum, no fact of theirs."""
    query = {
        FundBudget: summed(FundAllocation, FundAllocation.budget_id == parent.id),
        FundAllocation: summed(FundRequest, FundRequest.allocation_id == parent.id),
        FundRequest: summed(FundClaim, FundClaim.request_id == parent.id),
    }[type(parent)]
    return int(db.session.scalar(query.execution_options(unscoped="what is left is the same for whoever asks")))


def budgets():
    """All budgets, those in the archive last."""
    return db.session.execute(BUDGETS.execution_options(unscoped="what is left is the same for whoever asks")).all()


def allocations_of(*, budget=None, party=None):
    """Of a budget by partner, or of a partner by budget, as far as the asker sees the partners."""
    query = ALLOCATIONS
    if budget is not None:
        query = query.where(FundAllocation.budget_id == budget.id)
    if party is not None:
        query = query.where(FundAllocation.party_id == party.id)
    return db.session.execute(query).all()


def requests_of(allocation):
    return db.session.execute(REQUESTS, {"allocation_id": allocation.id}).all()


def claims_of(allocation):
    """{request id: its claims} of an allocation."""
    found = {}
    for row in db.session.execute(CLAIMS, {"allocation_id": allocation.id}):
        found.setdefault(row.request_id, []).append(row)
    return found
