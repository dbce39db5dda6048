"""How suppliers and partners did in a period: what was computed, from what, and what people gave.

A result is computed from facts and never changed: another one supersedes it. Facts by the thousand, no records.
"""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Scaled, Versioned, now, on_both
from schema.parties import Party
from schema.scoring import ScoreTemplate


class Evaluation(Base):
    """The score of somebody for one period, as of a day. Of those not superseded there is one a template and period.

    state  "running" while the period lasts, "provisional" where too little is known, "final" else
    strict  the score without any excuse; None where nothing was excused
    """

    __tablename__ = "evaluations"
    __table_args__ = (
        sa.Index("uq_evaluations_current", "template_id", "party_id", "starts_on", unique=True,
                 **on_both("superseded_at IS NULL")),
        sa.Index("ix_evaluations_party", "party_id", "starts_on"),
        sa.Index("ix_evaluations_score", "template_id", "starts_on", "score", "id", **on_both("superseded_at IS NULL")),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(sa.ForeignKey("score_templates.id"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    as_of: Mapped[date]
    state: Mapped[str]
    score = mapped_column(Scaled(4), nullable=False)  # 0 to 100; without any data there is no evaluation
    strict = mapped_column(Scaled(4), nullable=True)
    coverage = mapped_column(Scaled(4), nullable=False)  # 0 to 1
    n: Mapped[int | None]  # the fewest cases behind a measured criterion
    excused: Mapped[int] = mapped_column(default=0)
    failed: Mapped[list] = mapped_column(sa.JSON, default=list)  # ids of criteria below their gate
    digest: Mapped[str]  # of all that went in and came out: the same facts give the same
    computed_at: Mapped[datetime] = mapped_column(default=now)
    computed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    superseded_at: Mapped[datetime | None]

    template: Mapped[ScoreTemplate] = relationship()
    party: Mapped[Party] = relationship()
    inputs: Mapped[list["EvaluationInput"]] = relationship(
        back_populates="evaluation", order_by="EvaluationInput.id", cascade="all, delete-orphan")


class EvaluationInput(Base):
    """What a criterion contributed: what was counted, over how many, and the points that gave. None: no data."""

    __tablename__ = "evaluation_inputs"
    __table_args__ = (sa.Index("ix_evaluation_inputs_evaluation", "evaluation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(sa.ForeignKey("evaluations.id", ondelete="CASCADE"))
    criterion_id: Mapped[int] = mapped_column(sa.ForeignKey("score_criteria.id"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    value = mapped_column(Scaled(6), nullable=True)
    part = mapped_column(Scaled(6), nullable=True)
    whole = mapped_column(Scaled(6), nullable=True)
    n: Mapped[int] = mapped_column(default=0)
    low = mapped_column(Scaled(6), nullable=True)  # the interval of a proportion, 0 to 100
    high = mapped_column(Scaled(6), nullable=True)
    points = mapped_column(Scaled(4), nullable=True)
    share = mapped_column(Scaled(6), nullable=False)  # of the whole weight, 0 to 1

    evaluation: Mapped[Evaluation] = relationship(back_populates="inputs")


class Judgement(Versioned, Base):
    """What one person gave somebody in a criterion, 1 to 5, for a period; nobody sees another's before theirs."""

    __tablename__ = "judgements"
    __table_args__ = (
        sa.Index("uq_judgements_rater", "criterion_id", "party_id", "starts_on", "rater_id", unique=True),
        sa.Index("ix_judgements_party", "party_id", "starts_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    criterion_id: Mapped[int] = mapped_column(sa.ForeignKey("score_criteria.id"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    starts_on: Mapped[date]
    rater_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"))
    given: Mapped[int]
    comment: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
