"""What partners earn: rules with a validity, and entries that are never changed, only answered by further rows."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import NO_DAY, Base, now

COMMISSION_MODES = ("flat", "marginal", "whole")
COMMISSION_STEPS = ("approved", "paid")


class CommissionRule(Base):
    """What a partner earns on deals they had this part in, won from one day to another (NO_DAY: until further notice).

    `sections`: [[from, to or None, percent as text], …] in minor units of `currency`; a flat rule has one from 0. A
    rule is never edited: it ends, and the next `number` begins.
    """

    __tablename__ = "commission_rules"
    __table_args__ = (
        sa.UniqueConstraint("party_id", "part", "number"),
        sa.Index("ix_commission_rules_party", "party_id", "part", "valid_from"),
    )
    history_of = "party_id"
    audited = ("part", "mode", "valid_from", "valid_until", "sections")

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    number: Mapped[int]
    part: Mapped[str]  # one of DEAL_SHARES
    mode: Mapped[str]  # one of COMMISSION_MODES
    currency: Mapped[str] = mapped_column(sa.String(3))
    sections: Mapped[list] = mapped_column(sa.JSON)
    valid_from: Mapped[date]
    valid_until: Mapped[date] = mapped_column(default=NO_DAY)
    created_at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))


class CommissionEntry(Base):
    """What a partner earned on a won deal, or the counter entry (`reverses_id`) that takes one back. Append-only.

    `base_cents` is what the rule was applied to: the amount of the deal at the partner's share, as it was then.
    """

    __tablename__ = "commission_entries"
    __table_args__ = (
        sa.Index("ix_commission_entries_at", "at", "id"),
        sa.Index("ix_commission_entries_party", "party_id", "at", "id"),
        sa.Index("ix_commission_entries_deal", "deal_id", "party_id", "part"),
        sa.Index("uq_commission_entries_reverses_id", "reverses_id", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    deal_id: Mapped[int] = mapped_column(sa.ForeignKey("deals.id"))
    part: Mapped[str]
    rule_id: Mapped[int] = mapped_column(sa.ForeignKey("commission_rules.id"))
    reverses_id: Mapped[int | None] = mapped_column(sa.ForeignKey("commission_entries.id"))
    share: Mapped[int]  # basis points of the deal
    deal_cents: Mapped[int] = mapped_column(sa.BigInteger)
    base_cents: Mapped[int] = mapped_column(sa.BigInteger)
    amount_cents: Mapped[int] = mapped_column(sa.BigInteger)  # negative in a counter entry
    currency: Mapped[str] = mapped_column(sa.String(3))
    won_on: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # None: computed


class CommissionStep(Base):
    """An entry was approved, or paid: when, and by whom. Once each; append-only."""

    __tablename__ = "commission_steps"

    entry_id: Mapped[int] = mapped_column(sa.ForeignKey("commission_entries.id"), primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)  # one of COMMISSION_STEPS
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"), index=True)
    day: Mapped[date]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
