"""The pool: customers nobody touched go back to everybody, by rule and after a warning, and are claimed from it."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import NO_DAY, Base, SortText, Versioned, now

POOL_EVENTS = ("warned", "returned", "released", "claimed", "assigned", "taken-back")
PLACES = ("warned", "pooled")


class PoolRule(Versioned, Base):
    """After how many days without a touch a customer of this class and team returns. The narrowest rule that fits
    holds; where none does, nobody returns. Archived, not deleted."""

    __tablename__ = "pool_rules"

    id: Mapped[int] = mapped_column(primary_key=True)
    lifecycle: Mapped[str | None]  # None: any class
    team_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id"))  # None: any team
    idle_days: Mapped[int]
    warn_days: Mapped[int]  # so many days before it the owner is told
    is_open: Mapped[bool] = mapped_column(default=True)  # whoever writes customers may claim, not their team alone
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class PoolTerms(Versioned, Base):
    """One row: how much one person may claim, and how long whoever lost a customer has to wait for it."""

    __tablename__ = "pool_terms"
    __table_args__ = (sa.CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    most_claims: Mapped[int] = mapped_column(default=10)
    claim_days: Mapped[int] = mapped_column(default=7)  # within so many days
    cool_down_days: Mapped[int] = mapped_column(default=30)


class PoolPlace(Base):
    """Where a customer stands with the pool: its owner was warned, or it lies there and may be claimed.

    Taking the row away is the claim: of two who try at one moment one finds it gone. `name_key` repeats the party's.
    """

    __tablename__ = "pool_places"
    __table_args__ = (
        sa.Index("ix_pool_places_since", "state", "since", "party_id"),
        sa.Index("ix_pool_places_returns", "state", "returns_on", "party_id"),
        sa.Index("ix_pool_places_name", "state", "name_key", "party_id"),
    )

    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), primary_key=True, autoincrement=False)
    state: Mapped[str]  # one of PLACES
    since: Mapped[datetime] = mapped_column(default=now)
    returns_on: Mapped[date] = mapped_column(default=NO_DAY)  # if nobody touches it before
    touched_on: Mapped[date]
    name_key: Mapped[str] = mapped_column(SortText)
    lifecycle: Mapped[str]  # as of then
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # whose it is, or was
    team_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id"))
    is_open: Mapped[bool] = mapped_column(default=True)


class PoolEvent(Base):
    """What happened between a customer and the pool, and why. Append-only."""

    __tablename__ = "pool_events"
    __table_args__ = (
        sa.Index("ix_pool_events_party", "party_id", "id"),
        sa.Index("ix_pool_events_to", "to_id", "at"),
        sa.Index("ix_pool_events_at", "at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    what: Mapped[str]  # one of POOL_EVENTS
    at: Mapped[datetime] = mapped_column(default=now)
    from_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # who had it
    to_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # who has it since
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # None: the rules
    why: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # {"idle": 92, "days": 90, "rule": 3}, {"reason": …}
