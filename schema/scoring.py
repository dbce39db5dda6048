"""By what suppliers and partners are judged: templates with criteria, and the standings a score leads to."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Scaled, Versioned
from schema.editions import Edition

SCORED_ROLES = ("supplier", "partner")
EFFECTS = ("allow", "warn", "approve", "block")  # each stricter than the one before
GUARDED = {"supplier": ("ask", "order"), "partner": ("register", "claim")}  # what a standing may stand against


class ScoreTemplate(Edition, Base):
    """By what somebody is judged. Once published it never changes: a new edition takes its place."""

    __tablename__ = "score_templates"

    period: Mapped[str] = mapped_column(default="quarter")  # month, quarter or year
    policy: Mapped[str] = mapped_column(default="renormalise")  # or zero, carry: a criterion without data
    least_coverage: Mapped[int] = mapped_column(default=60)  # percent of the weight
    least_n: Mapped[int] = mapped_column(default=5)  # cases behind each measured criterion
    roll_up: Mapped[str] = mapped_column(default="latest")  # or decay, smoothing: periods to one score
    roll_periods: Mapped[int] = mapped_column(default=4)
    roll_alpha = mapped_column(Scaled(2), nullable=True)  # of smoothing
    down_after: Mapped[int] = mapped_column(default=2)
    up_after: Mapped[int] = mapped_column(default=2)
    published_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    criteria: Mapped[list["ScoreCriterion"]] = relationship(
        back_populates="template", order_by="ScoreCriterion.position, ScoreCriterion.id", cascade="all, delete-orphan")
    bands: Mapped[list["ScoreBand"]] = relationship(
        back_populates="template", order_by="ScoreBand.low.desc()", cascade="all, delete-orphan")


class ScoreCriterion(Versioned, Base):
    """What is looked at, with what weight among those beside it, and how many points it gives."""

    __tablename__ = "score_criteria"
    __table_args__ = (sa.Index("ix_score_criteria_template", "template_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(sa.ForeignKey("score_templates.id", ondelete="CASCADE"))
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("score_criteria.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    hint: Mapped[str] = mapped_column(default="")  # what those who judge should go by
    weight = mapped_column(Scaled(2), nullable=False)
    source: Mapped[str]  # group, measured or judged
    measure: Mapped[str | None]  # the code of what is measured
    settings: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # of the measure: tolerances, which promise
    scorer: Mapped[str | None]  # linear, bands, pass_fail or scale
    scale: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # of the scorer: worst and best, bands, the least
    gate = mapped_column(Scaled(2), nullable=True)  # the least points: below it somebody fails, whatever the score

    template: Mapped[ScoreTemplate] = relationship(back_populates="criteria")


class ScoreBand(Base):
    """A standing: from which score on, and what it means for what we do with them."""

    __tablename__ = "score_bands"
    __table_args__ = (sa.Index("uq_score_bands_template_low", "template_id", "low", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(sa.ForeignKey("score_templates.id", ondelete="CASCADE"))
    low = mapped_column(Scaled(2), nullable=False)
    name: Mapped[str]
    tone: Mapped[str] = mapped_column(default="neutral")
    effects: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # {action: one of EFFECTS}

    template: Mapped[ScoreTemplate] = relationship(back_populates="bands")
