"""What can go wrong with suppliers and partners: how likely, how bad, who looks after it, what is done about it."""
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.records import Record

RISK_STATES = ("open", "accepted", "closed")
RISK_SORTS = ("supply", "quality", "dependence", "financial", "compliance", "information", "reputation", "other")


class Risk(Record):
    """One risk with a supplier. On the spine: `party_id` is the supplier, `title` what can happen, `due_at` when to
    look again, `is_open` until it is closed; an accepted one is known and lived with.
    """

    __tablename__ = "risks"
    __table_args__ = (
        sa.CheckConstraint("likelihood BETWEEN 1 AND 5 AND impact BETWEEN 1 AND 5", name="of_five"),
        sa.Index("ix_risks_rating", "rating", "id"),
        sa.Index("ix_risks_review_on", "review_on", "id"),
    )
    audited = (*Record.audited, "sort", "likelihood", "impact", "about", "done", "review_on", "closed_because")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    role: Mapped[str]  # in which they are with us: one of SCORED_ROLES
    sort: Mapped[str] = mapped_column(default="supply")  # one of RISK_SORTS
    likelihood: Mapped[int]  # 1, rare, to 5, almost certain
    impact: Mapped[int]  # 1, hardly felt, to 5, we stand still
    rating: Mapped[int]  # likelihood times impact
    about: Mapped[str] = mapped_column(default="")
    done: Mapped[str] = mapped_column(default="")  # what is done about it
    review_on: Mapped[date | None]
    closed_because: Mapped[str] = mapped_column(default="")


class PartnerRisk(Risk):
    """The same with a partner: a kind of its own, for those who see partners."""

    __mapper_args__ = {"polymorphic_identity": "partner_risk"}
