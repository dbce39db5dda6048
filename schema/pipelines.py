"""The sales process as data: pipelines, their stages, what must be true to leave one, and why deals are lost."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Versioned, on_both

OUTCOMES = ("open", "won", "lost")
CATEGORIES = ("pipeline", "best_case", "commit", "closed", "omitted")  # of a forecast; "closed" is won, never chosen
PARTS = ("decides", "uses", "pays", "blocks", "competes")  # what somebody's part in a deal is


class Pipeline(Versioned, Base):
    """A way of selling: a row of stages. Archived, not deleted."""

    __tablename__ = "pipelines"
    __table_args__ = (sa.Index("uq_pipelines_name_key", "name_key", unique=True, **on_both("archived_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]

    stages: Mapped[list["Stage"]] = relationship(back_populates="pipeline", order_by="Stage.position, Stage.id")


class Stage(Versioned, Base):
    """One column of a board.

    `outcome` says what a deal in it is (one of OUTCOMES), `probability` (0 to 100) and `category` what a forecast takes
    it for unless the deal says otherwise; `stale_days` after how many days without a sign of life a deal is stale.
    """

    __tablename__ = "stages"
    __table_args__ = (
        sa.UniqueConstraint("id", "pipeline_id"),  # so that a deal cannot stand in a stage of another pipeline
        sa.Index("uq_stages_name_key", "pipeline_id", "name_key", unique=True, **on_both("archived_at IS NULL")),
        sa.CheckConstraint("probability BETWEEN 0 AND 100", name="probability"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pipeline_id: Mapped[int] = mapped_column(sa.ForeignKey("pipelines.id"))
    name: Mapped[str]
    name_key: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[str] = mapped_column(default="open")
    probability: Mapped[int] = mapped_column(default=0)
    category: Mapped[str] = mapped_column(default="pipeline")
    stale_days: Mapped[int | None]
    archived_at: Mapped[datetime | None]

    pipeline: Mapped[Pipeline] = relationship(back_populates="stages")
    criteria: Mapped[list["Criterion"]] = relationship(
        back_populates="stage", order_by="Criterion.position, Criterion.id")


class Criterion(Base):
    """What must be true of a deal before it moves on from a stage; ticked by hand."""

    __tablename__ = "criteria"

    id: Mapped[int] = mapped_column(primary_key=True)
    stage_id: Mapped[int] = mapped_column(sa.ForeignKey("stages.id"), index=True)
    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]

    stage: Mapped[Stage] = relationship(back_populates="criteria")


class LostReason(Versioned, Base):
    """Why deals are lost, to choose from."""

    __tablename__ = "lost_reasons"
    __table_args__ = (sa.Index("uq_lost_reasons_name_key", "name_key", unique=True, **on_both("archived_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]


class DealSource(Versioned, Base):
    """Where deals come from, to choose from."""

    __tablename__ = "deal_sources"
    __table_args__ = (sa.Index("uq_deal_sources_name_key", "name_key", unique=True, **on_both("archived_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]
