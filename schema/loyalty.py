"""Loyalty: tiers that customers reach by rule, and offers with codes. Tiers and offers are made by managers; where a
customer stands is computed, or held by hand."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import NO_DAY, Base, SortText, Versioned, now, on_both

TIER_WINDOW_DAYS = 365
GRANT_STATES = ("open", "used", "expired", "withdrawn")


class LoyaltyTier(Versioned, Base):
    """A tier. A customer is in the one of the highest `rank` whose conditions all hold; None asks nothing.

    Spending and orders count over the last `window_days`, of all time where it is None; years since the first order.
    """

    __tablename__ = "loyalty_tiers"
    __table_args__ = (
        sa.Index("uq_loyalty_tiers_name_key", "name_key", unique=True, **on_both("archived_at IS NULL")),
        sa.Index("uq_loyalty_tiers_rank", "rank", unique=True, **on_both("archived_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(SortText)
    rank: Mapped[int]
    window_days: Mapped[int | None] = mapped_column(default=TIER_WINDOW_DAYS)
    least_cents: Mapped[int | None] = mapped_column(sa.BigInteger)  # minor units of the home currency
    least_orders: Mapped[int | None]
    least_years: Mapped[int | None]
    benefits: Mapped[str] = mapped_column(default="")  # one a line
    follow_up_days: Mapped[int | None]  # somebody speaks with its customers every so many days; None: as others
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class TierStanding(Base):
    """In which tier a customer is, since when and why. `evidence` is what was counted, of `computed_at`.

    A lock by hand holds the tier, or none, until `locked_until` (inclusive) or until it is taken off.
    """

    __tablename__ = "tier_standings"
    __table_args__ = (sa.Index("ix_tier_standings_tier", "tier_id", "party_id"),)
    history_of = "party_id"
    audited = ("is_locked", "locked_until", "lock_reason")

    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), primary_key=True)
    tier_id: Mapped[int | None] = mapped_column(sa.ForeignKey("loyalty_tiers.id"))
    since: Mapped[date]
    evidence: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    is_locked: Mapped[bool] = mapped_column(default=False)
    locked_until: Mapped[date | None]
    lock_reason: Mapped[str] = mapped_column(default="")
    locked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    computed_at: Mapped[datetime] = mapped_column(default=now)


class TierEvent(Base):
    """A customer came to another tier, with what was counted then. Append-only; `by_id` None: computed."""

    __tablename__ = "tier_events"
    __table_args__ = (sa.Index("ix_tier_events_party", "party_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    from_id: Mapped[int | None] = mapped_column(sa.ForeignKey("loyalty_tiers.id"))
    to_id: Mapped[int | None] = mapped_column(sa.ForeignKey("loyalty_tiers.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    evidence: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class Offer(Versioned, Base):
    """What we offer some customers for some time. `stem` begins the code each of them gets."""

    __tablename__ = "offers"
    __table_args__ = (
        sa.Index("ix_offers_ends_on", "ends_on", "id", **on_both("archived_at IS NULL")),
        sa.Index("uq_offers_stem", "stem", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    title_key: Mapped[str] = mapped_column(SortText)
    details: Mapped[str] = mapped_column(default="")
    stem: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    archived_at: Mapped[datetime | None]


class OfferGrant(Versioned, Base):
    """An offer that a customer has: its code, until when it holds, and with which order it was used, if it was."""

    __tablename__ = "offer_grants"
    __table_args__ = (
        sa.Index("uq_offer_grants_code", "code", unique=True),
        sa.Index("uq_offer_grants_offer_id_party_id", "offer_id", "party_id", unique=True,
                 **on_both("withdrawn_on IS NULL")),
        sa.Index("ix_offer_grants_granted_on", "granted_on", "id"),
        sa.Index("ix_offer_grants_valid_until", "valid_until", "id"),
        sa.Index("ix_offer_grants_party", "party_id", "id"),
        sa.Index("ix_offer_grants_offer", "offer_id", "id"),
        sa.Index("ix_offer_grants_order", "order_id", **on_both("order_id IS NOT NULL")),
    )
    history_of = "party_id"
    audited = ("code", "valid_until", "used_on", "withdrawn_on")

    id: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[int] = mapped_column(sa.ForeignKey("offers.id"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    code: Mapped[str]
    granted_on: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=NO_DAY)
    used_on: Mapped[date | None]
    order_id: Mapped[int | None] = mapped_column(sa.ForeignKey("orders.id", ondelete="SET NULL"))
    withdrawn_on: Mapped[date | None]
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    used_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    def state(self, day):
        """One of GRANT_STATES, as of a day."""
        if self.withdrawn_on is not None:
            return "withdrawn"
        if self.used_on is not None:
            return "used"
        return "expired" if self.valid_until < day else "open"
