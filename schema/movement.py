"""How customers move: editions of the rules that class and score them, trials of other rules, scores by month."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, now

RULE_KINDS = ("lifecycle", "rfm")


class RuleVersion(Base):
    """An edition of the rules of a kind. Append-only: a change of class names the version that judged it."""

    __tablename__ = "rule_versions"
    __table_args__ = (sa.UniqueConstraint("kind", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    version: Mapped[int]
    rules: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    note: Mapped[str] = mapped_column(default="")  # why they were changed
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class RuleTrial(Base):
    """Rules of the lifecycle somebody tries before saving them. `customers` is None until all were judged."""

    __tablename__ = "rule_trials"

    id: Mapped[int] = mapped_column(primary_key=True)
    rules: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    base_version: Mapped[int]  # the rules in force when it was begun
    as_of: Mapped[date]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    job_id: Mapped[int | None]
    customers: Mapped[int | None]
    saved_as: Mapped[int | None]  # the version it became


class TrialMove(Base):
    """A customer who would change class by the rules of a trial."""

    __tablename__ = "trial_moves"
    __table_args__ = (sa.Index("ix_trial_moves_party", "party_id"),)

    trial_id: Mapped[int] = mapped_column(sa.ForeignKey("rule_trials.id"), primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), primary_key=True)
    from_class: Mapped[str]
    to_class: Mapped[str]


class RfmMonth(Base):
    """By what rule and limits customers were last scored in a month: {"method", "version", "customers", "cuts"}."""

    __tablename__ = "rfm_months"

    first_on: Mapped[date] = mapped_column(primary_key=True)
    as_of: Mapped[date]
    scale: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    before: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # the same of the last day of the month before
    at: Mapped[datetime] = mapped_column(default=now)
