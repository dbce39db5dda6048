"""What may become a sale, and every step it took."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import NO_DAY, Base, Scaled, SortText, now, on_both
from schema.orders import Product
from schema.parties import Party
from schema.pipelines import DealSource, LostReason, Pipeline, Stage
from schema.records import Record


class Deal(Record):
    """An opportunity. On the spine: `state` is open, won or lost; `due_at` follows from `next_step_on`; `party_id` is
    the customer, None as long as nobody knows whom it is for.

    `probability` (0 to 100) and `category` are the deal's own, None where those of its stage hold. `home_cents` is the
    amount in the home currency at `home_rate`: rated anew while it is open, frozen once closed; 0 without an amount or
    without a rate. Dates nobody knows are NO_DAY where lists are paged by them.
    `board_rank` is its place in the column, the smallest on top.
    """

    __tablename__ = "deals"
    __table_args__ = (
        sa.ForeignKeyConstraint(["stage_id", "pipeline_id"], ["stages.id", "stages.pipeline_id"],
                                name="fk_deals_stage_of_pipeline"),
        sa.Index("uq_deals_number_key", "number_key", unique=True, **on_both("number_key IS NOT NULL")),
        sa.Index("ix_deals_board", "stage_id", "board_rank", "id"),
        sa.Index("ix_deals_sums", "stage_id", "probability", "home_cents", **on_both("closed_on IS NULL")),
        sa.Index("ix_deals_decided", "stage_id", "closed_on", "home_cents", "probability",
                 **on_both("closed_on IS NOT NULL")),
        sa.Index("ix_deals_unrated", "home_rate", "stage_id", "probability", **on_both("home_rate IS NULL")),
        sa.Index("ix_deals_closed_at", "closed_at"),
        sa.Index("ix_deals_closes_on", "closes_on", "id"),
        sa.Index("ix_deals_amount", "home_cents", "id"),
        sa.Index("ix_deals_open_closes", "closes_on", "id", **on_both("closed_on IS NULL")),
        sa.Index("ix_deals_open_amount", "home_cents", "id", **on_both("closed_on IS NULL")),
        sa.Index("ix_deals_closed_on", "closed_on", "id", **on_both("closed_on IS NOT NULL")),
    )
    audited = (*Record.audited, "party_id", "stage_id", "amount_cents", "currency", "probability", "category",
               "opened_on", "closes_on", "next_step", "next_step_on", "lost_reason_id", "lost_note", "source_id")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    number: Mapped[str | None]  # its name in other systems
    number_key: Mapped[str | None] = mapped_column(SortText)
    pipeline_id: Mapped[int] = mapped_column(sa.ForeignKey("pipelines.id"))
    stage_id: Mapped[int]
    amount_cents: Mapped[int | None] = mapped_column(sa.BigInteger)  # minor units of `currency`; None: not known yet
    currency: Mapped[str] = mapped_column(sa.String(3))
    home_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    home_rate = mapped_column(Scaled(9), nullable=True)
    probability: Mapped[int | None]
    category: Mapped[str | None]
    opened_on: Mapped[date]
    closes_on: Mapped[date] = mapped_column(default=NO_DAY)  # when it is expected to be decided
    closed_on: Mapped[date | None]  # when it was; the workspace's calendar day of closed_at
    closed_at: Mapped[datetime | None]
    next_step: Mapped[str] = mapped_column(default="")
    next_step_on: Mapped[date | None]
    source_id: Mapped[int | None] = mapped_column(sa.ForeignKey("deal_sources.id"))
    lost_reason_id: Mapped[int | None] = mapped_column(sa.ForeignKey("lost_reasons.id"))
    lost_note: Mapped[str] = mapped_column(default="")
    board_rank: Mapped[float] = mapped_column(default=0.0)
    stage_entered_at: Mapped[datetime] = mapped_column(default=now)
    push_count: Mapped[int] = mapped_column(default=0)  # how often its close date was put off

    pipeline: Mapped[Pipeline] = relationship(foreign_keys=[pipeline_id])
    stage: Mapped[Stage] = relationship(
        primaryjoin="Deal.stage_id == Stage.id", foreign_keys="Deal.stage_id", overlaps="pipeline")
    source: Mapped[DealSource | None] = relationship()
    lost_reason: Mapped[LostReason | None] = relationship()
    lines: Mapped[list["DealLine"]] = relationship(
        back_populates="deal", order_by="DealLine.ordinal", cascade="all, delete-orphan")
    people: Mapped[list["DealPerson"]] = relationship(back_populates="deal", cascade="all, delete-orphan")
    ticks: Mapped[list["CriterionTick"]] = relationship(back_populates="deal", cascade="all, delete-orphan")


class DealSum(Base):
    """What the totals of a column are made of: deals without what they share with other records,
    whose table need not be read then. Archived ones are among them.
    """

    __table__ = Deal.__table__
    __mapper_args__ = {
        "include_properties": ["id", "stage_id", "amount_cents", "home_cents", "home_rate", "probability", "closed_on"]}


class DealLine(Base):
    """A product a deal is about. The amount of a deal is its own; lines may add up to it."""

    __tablename__ = "deal_lines"
    __table_args__ = (sa.Index("ix_deal_lines_product", "product_id", "deal_id"),)
    history_of = "deal_id"
    audited = ("description", "quantity", "unit_price", "discount")

    deal_id: Mapped[int] = mapped_column(sa.ForeignKey("deals.id", ondelete="CASCADE"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int | None] = mapped_column(sa.ForeignKey("products.id"))
    description: Mapped[str] = mapped_column(default="")
    quantity = mapped_column(Scaled(3), nullable=False)
    unit_price = mapped_column(Scaled(6), nullable=False)
    discount = mapped_column(Scaled(4), nullable=False, default=0)  # a share: 0.15 takes 15 % off
    line_cents: Mapped[int] = mapped_column(sa.BigInteger)

    deal: Mapped[Deal] = relationship(back_populates="lines")
    product: Mapped[Product | None] = relationship()


class DealPerson(Base):
    """Somebody's part in a deal (one of PARTS): a person of the customer's, or a competitor."""

    __tablename__ = "deal_people"
    history_of = "deal_id"
    audited = ("party_id", "part")

    deal_id: Mapped[int] = mapped_column(sa.ForeignKey("deals.id", ondelete="CASCADE"), primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), primary_key=True, index=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(default=now)

    deal: Mapped[Deal] = relationship(back_populates="people")
    person: Mapped[Party] = relationship(foreign_keys=[party_id])


class CriterionTick(Base):
    """A criterion of a stage that is true of a deal, and who said so."""

    __tablename__ = "criterion_ticks"

    deal_id: Mapped[int] = mapped_column(sa.ForeignKey("deals.id", ondelete="CASCADE"), primary_key=True)
    criterion_id: Mapped[int] = mapped_column(sa.ForeignKey("criteria.id"), primary_key=True, index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    deal: Mapped[Deal] = relationship(back_populates="ticks")


class StageEvent(Base):
    """A step of a deal, with all a forecast needs to know as it was from then on. Append-only, written by one function.

    `verb`: opened, moved, won, lost, reopened, revised (its amount, chances, dates, owner or customer changed),
    archived, restored. `probability` and `category` are those that held, the stage's own where the deal had none.
    A deal as of a day is its last event up to the end of that day.
    """

    __tablename__ = "stage_events"
    __table_args__ = (
        sa.Index("ix_stage_events_deal", "deal_id", "at", "id"),
        sa.Index("ix_stage_events_at", "at", "id"),
        sa.Index("ix_stage_events_verb", "verb", "at", "deal_id"),  # what was won, lost or archived in some days
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    deal_id: Mapped[int] = mapped_column(sa.ForeignKey("deals.id", ondelete="CASCADE"))
    verb: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    from_stage_id: Mapped[int | None] = mapped_column(sa.ForeignKey("stages.id"))
    stage_id: Mapped[int] = mapped_column(sa.ForeignKey("stages.id"))
    state: Mapped[str]  # open, won, lost, archived
    amount_cents: Mapped[int | None] = mapped_column(sa.BigInteger)
    currency: Mapped[str] = mapped_column(sa.String(3))
    home_cents: Mapped[int | None] = mapped_column(sa.BigInteger)
    probability: Mapped[int]
    category: Mapped[str]
    closes_on: Mapped[date]
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    team_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id"))
