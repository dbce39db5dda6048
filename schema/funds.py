"""Money for marketing with partners: a budget, what of it is allocated to a partner, requested and claimed.

A child never exceeds what is left of its parent; what was rejected takes nothing. All in the home currency.
"""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, Versioned, now

REQUEST_STATES = ("requested", "approved", "rejected")
CLAIM_STATES = ("claimed", "approved", "rejected", "paid")


class FundBudget(Versioned, Base):
    """What there is in all, for some days. Archived, not deleted."""

    __tablename__ = "fund_budgets"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    amount_cents: Mapped[int] = mapped_column(sa.BigInteger)
    currency: Mapped[str] = mapped_column(sa.String(3))
    valid_from: Mapped[date]
    valid_until: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    archived_at: Mapped[datetime | None]


class FundAllocation(Versioned, Base):
    """What of a budget a partner may ask for: one row for each of both."""

    __tablename__ = "fund_allocations"
    __table_args__ = (
        sa.UniqueConstraint("budget_id", "party_id"),
        sa.Index("ix_fund_allocations_party", "party_id", "id"),
    )
    history_of = "party_id"
    audited = ("budget_id", "amount_cents")

    id: Mapped[int] = mapped_column(primary_key=True)
    budget_id: Mapped[int] = mapped_column(sa.ForeignKey("fund_budgets.id"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    amount_cents: Mapped[int] = mapped_column(sa.BigInteger)
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class FundRequest(Versioned, Base):
    """What a partner wants to do with it, and what we said (one of REQUEST_STATES, with a reason)."""

    __tablename__ = "fund_requests"
    __table_args__ = (
        sa.Index("ix_fund_requests_allocation", "allocation_id", "id"),
        sa.Index("ix_fund_requests_party", "party_id", "id"),
    )
    history_of = "party_id"
    audited = ("what", "amount_cents", "state", "reason")

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int] = mapped_column(sa.ForeignKey("fund_allocations.id"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    what: Mapped[str]
    amount_cents: Mapped[int] = mapped_column(sa.BigInteger)
    state: Mapped[str] = mapped_column(default="requested")
    reason: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class FundClaim(Versioned, Base):
    """What a partner spent on an approved request, and whether we pay it (one of CLAIM_STATES, with a reason)."""

    __tablename__ = "fund_claims"
    __table_args__ = (
        sa.Index("ix_fund_claims_request", "request_id", "id"),
        sa.Index("ix_fund_claims_party", "party_id", "id"),
    )
    history_of = "party_id"
    audited = ("evidence", "amount_cents", "state", "reason", "paid_on")

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(sa.ForeignKey("fund_requests.id"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    evidence: Mapped[str]  # the invoice it is shown by
    amount_cents: Mapped[int] = mapped_column(sa.BigInteger)
    state: Mapped[str] = mapped_column(default="claimed")
    reason: Mapped[str] = mapped_column(default="")
    paid_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
