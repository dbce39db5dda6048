"""Working together with suppliers and partners: plans with goals and reviews, and agreements with notice days."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, Scaled, SortText, Versioned, now
from schema.records import Record

PLAN_STATES = ("draft", "agreed", "ended")
AGREEMENT_STATES = ("running", "noticed", "ended")
AGREEMENT_SORTS = ("framework", "quality", "service", "confidentiality", "partnership", "other")
GOAL_SIDES = ("us", "them", "both")
WINDOW_DAYS = 90  # before a reading over which a measure is read
AHEAD_DAYS = 30  # before the notice day on which it is decided


class CoopPlan(Record):
    """What we and a supplier want to reach together. On the spine: `party_id` is the supplier, `title` the plan,
    `due_at` the next review, `is_open` until it is ended.
    """

    __tablename__ = "coop_plans"
    audited = (*Record.audited, "purpose", "starts_on", "ends_on", "exit_terms", "next_review_on", "ended_because")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    role: Mapped[str]  # in which they are with us: one of SCORED_ROLES
    purpose: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    exit_terms: Mapped[str] = mapped_column(default="")
    next_review_on: Mapped[date | None]
    ended_because: Mapped[str] = mapped_column(default="")


class PartnerPlan(CoopPlan):
    """The same with a partner: a kind of its own, for those who see partners."""

    __mapper_args__ = {"polymorphic_identity": "partner_plan"}


class CoopGoal(Versioned, Base):
    """One thing to reach: from `baseline` to `target`. It is read from a measure, or entered by hand."""

    __tablename__ = "coop_goals"
    __table_args__ = (sa.Index("ix_coop_goals_record", "record_id", "id"),)
    history_of = "record_id"
    audited = ("title", "unit", "side", "weight", "measure", "window_days", "baseline", "target")

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    title: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    side: Mapped[str] = mapped_column(default="both")  # who sees to it: one of GOAL_SIDES
    weight = mapped_column(Scaled(2), nullable=False)
    measure: Mapped[str | None]  # the code of what is measured; None: entered by hand
    window_days: Mapped[int] = mapped_column(default=WINDOW_DAYS)
    baseline = mapped_column(Scaled(6), nullable=False)
    target = mapped_column(Scaled(6), nullable=False)


class GoalReading(Base):
    """Where a goal stood on a day. Without a value there was no data. Append-only."""

    __tablename__ = "goal_readings"
    __table_args__ = (
        sa.Index("ix_goal_readings_goal", "goal_id", "id"),
        sa.Index("ix_goal_readings_record", "record_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    goal_id: Mapped[int] = mapped_column(sa.ForeignKey("coop_goals.id", ondelete="CASCADE"))
    value = mapped_column(Scaled(6), nullable=True)
    n: Mapped[int | None]  # cases behind it; None where a person says so
    read_on: Mapped[date]
    is_measured: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class CoopReview(Base):
    """A meeting about a plan: what was said, and what was decided. Append-only."""

    __tablename__ = "coop_reviews"
    __table_args__ = (sa.Index("ix_coop_reviews_record", "record_id", "held_on", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    held_on: Mapped[date]
    minutes: Mapped[str] = mapped_column(default="")
    decisions: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class Agreement(Record):
    """A contract with a supplier. On the spine: `party_id` is the supplier, `title` what it is about, `due_at` when to
    decide whether it goes on: `ahead_days` before `notice_on`; `is_open` while there is something to decide.
    """

    __tablename__ = "agreements"
    __table_args__ = (
        sa.Index("ix_agreements_number_key", "number_key", "id"),
        sa.Index("ix_agreements_notice_on", "notice_on", "id"),
        sa.Index("ix_agreements_ends_on", "ends_on", "id"),
    )
    audited = (*Record.audited, "number", "sort", "starts_on", "ends_on", "notice_days", "ahead_days", "renews_months",
               "terms", "noticed_on")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    role: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    number_key: Mapped[str] = mapped_column(SortText, default="")
    sort: Mapped[str] = mapped_column(default="framework")  # one of AGREEMENT_SORTS
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]  # None: until somebody gives notice
    notice_days: Mapped[int] = mapped_column(default=0)
    ahead_days: Mapped[int] = mapped_column(default=AHEAD_DAYS)
    renews_months: Mapped[int] = mapped_column(default=0)  # it goes on by itself for so long; 0: it ends
    notice_on: Mapped[date | None]  # the last day for notice
    noticed_on: Mapped[date | None]  # when notice was given
    terms: Mapped[str] = mapped_column(default="")


class PartnerAgreement(Agreement):
    """The same with a partner: a kind of its own, for those who see partners."""

    __mapper_args__ = {"polymorphic_identity": "partner_agreement"}
