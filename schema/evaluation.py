"""How suppliers and partners are judged: by what template, of what period, with what result, and where that puts them.

A result is computed from facts and never changed: another one supersedes it. Facts by the thousand, no records.
"""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Scaled, Versioned, now, on_both
from schema.parties import Party

SCORED_ROLES = ("supplier", "partner")
TEMPLATE_STATES = ("draft", "published", "retired")
SCORED_PERIODS = ("month", "quarter", "year")
MISSING_POLICIES = ("renormalise", "zero", "carry")
ROLL_UPS = ("decay", "smoothing", "latest")
SCORERS = ("linear", "bands", "pass_fail", "scale")
CRITERION_SOURCES = ("group", "measured", "judged")
EFFECTS = ("allow", "warn", "approve", "block")  # each stricter than the one before
GUARDED = {"supplier": ("ask", "order"), "partner": ("register", "claim")}  # what a standing may stand against
BAND_TONES = ("success", "info", "warning", "danger", "neutral")
ASKED_STATES = ("asked", "agreed", "refused")
EXCUSES = ("we_moved", "force_majeure", "wrong_data", "agreed", "other")


class ScoreTemplate(Versioned, Base):
    """By what somebody is judged. Once published it never changes: a new edition takes its place."""

    __tablename__ = "score_templates"
    __table_args__ = (
        sa.Index("uq_score_templates_code_edition", "code", "edition", unique=True),
        sa.Index("uq_score_templates_published", "code", unique=True, **on_both("state = 'published'")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    edition: Mapped[int] = mapped_column(default=1)
    role: Mapped[str]  # one of SCORED_ROLES
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="draft")
    period: Mapped[str] = mapped_column(default="quarter")
    policy: Mapped[str] = mapped_column(default="renormalise")  # what stands for a criterion without data
    least_coverage: Mapped[int] = mapped_column(default=60)  # percent of the weight
    least_n: Mapped[int] = mapped_column(default=5)  # cases behind each measured criterion
    roll_up: Mapped[str] = mapped_column(default="latest")  # how several periods become one score
    roll_periods: Mapped[int] = mapped_column(default=4)
    roll_alpha = mapped_column(Scaled(2), nullable=True)  # of smoothing
    down_after: Mapped[int] = mapped_column(default=2)
    up_after: Mapped[int] = mapped_column(default=2)
    created_at: Mapped[datetime] = mapped_column(default=now)
    published_at: Mapped[datetime | None]
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
    source: Mapped[str]  # one of CRITERION_SOURCES
    measure: Mapped[str | None]  # the code of what is measured
    settings: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # of the measure: tolerances, which promise
    scorer: Mapped[str | None]  # one of SCORERS
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


class LineExcuse(Versioned, Base):
    """An order line that is not to count against its supplier: one person says so, another one agrees, or does not."""

    __tablename__ = "line_excuses"
    __table_args__ = (
        sa.Index("uq_line_excuses_line", "line_id", unique=True, **on_both("state <> 'refused'")),
        sa.Index("ix_line_excuses_party", "party_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    line_id: Mapped[int] = mapped_column(sa.ForeignKey("purchase_lines.id", ondelete="CASCADE"))
    code: Mapped[str]  # one of EXCUSES
    note: Mapped[str] = mapped_column(default="")
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    state: Mapped[str] = mapped_column(default="asked")  # one of ASKED_STATES
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]


class Judgement(Versioned, Base):
    """What one person gave somebody in a criterion, 1 to 5, for a period. Nobody sees another's before giving theirs."""

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


class Standing(Base):
    """Where somebody stands now by one template, and since when. It follows from the evaluations."""

    __tablename__ = "standings"
    __table_args__ = (sa.Index("ix_standings_role", "role", "party_id"),)

    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)  # of the template, whatever its edition
    role: Mapped[str]
    band_id: Mapped[int] = mapped_column(sa.ForeignKey("score_bands.id"))
    score = mapped_column(Scaled(4), nullable=False)  # of the periods so far, as the template rolls them up
    since: Mapped[date]

    band: Mapped[ScoreBand] = relationship()


class StandingEvent(Base):
    """A standing became another, and by what. Append-only."""

    __tablename__ = "standing_events"
    __table_args__ = (sa.Index("ix_standing_events_party", "party_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    code: Mapped[str]
    before: Mapped[str] = mapped_column(default="")  # as the standings were called then; "": none
    after: Mapped[str]
    decided_on: Mapped[date]  # the end of the period that decided
    evaluation_id: Mapped[int | None] = mapped_column(sa.ForeignKey("evaluations.id"))
    at: Mapped[datetime] = mapped_column(default=now)


class StandingOverride(Versioned, Base):
    """For some days an action is allowed although the standing is against it: one asks, another one agrees."""

    __tablename__ = "standing_overrides"
    __table_args__ = (sa.Index("ix_standing_overrides_party", "party_id", "action"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    action: Mapped[str]
    reason: Mapped[str]
    expires_on: Mapped[date]
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    state: Mapped[str] = mapped_column(default="asked")  # one of ASKED_STATES
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
