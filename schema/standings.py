"""Where suppliers and partners stand, how that came, and what two people agreed should not count against them."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Scaled, Versioned, now, on_both
from schema.scoring import ScoreBand


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
    state: Mapped[str] = mapped_column(default="asked")  # asked, agreed or refused
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
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
    code: Mapped[str]  # why, see the labels
    note: Mapped[str] = mapped_column(default="")
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    state: Mapped[str] = mapped_column(default="asked")  # asked, agreed or refused
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]


class FactExcuse(Versioned, Base):
    """The same of what partners are judged by: a deal they sourced or registered that is not to count against them."""

    __tablename__ = "fact_excuses"
    __table_args__ = (
        sa.Index("uq_fact_excuses_fact", "party_id", "fact_id", unique=True, **on_both("state <> 'refused'")),
        sa.Index("ix_fact_excuses_fact", "fact_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    fact_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"))  # a deal or a registration
    code: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    state: Mapped[str] = mapped_column(default="asked")  # asked, agreed or refused
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
