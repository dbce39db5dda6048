"""Requests for quotation: what we asked which suppliers, by when, and what they answered."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Scaled, Versioned, now
from schema.parties import Party
from schema.qualification import RoleCategory


class Rfq(Versioned, Base):
    """One thing asked of several suppliers. Seen by whoever works with suppliers; an invitation with its party."""

    __tablename__ = "rfqs"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    need: Mapped[str] = mapped_column(default="")
    category_id: Mapped[int | None] = mapped_column(sa.ForeignKey("role_categories.id"))
    due_at: Mapped[datetime]
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    closed_at: Mapped[datetime | None]

    category: Mapped[RoleCategory | None] = relationship()
    invites: Mapped[list["RfqInvite"]] = relationship(
        back_populates="rfq", order_by="RfqInvite.id", cascade="all, delete-orphan")


class RfqInvite(Versioned, Base):
    """A supplier who was asked. Answered, declined with a reason, or silent; a quote holds until `valid_until`."""

    __tablename__ = "rfq_invites"
    __table_args__ = (
        sa.Index("uq_rfq_invites_rfq_id_party_id", "rfq_id", "party_id", unique=True),
        sa.Index("ix_rfq_invites_party_id", "party_id", "sent_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    rfq_id: Mapped[int] = mapped_column(sa.ForeignKey("rfqs.id", ondelete="CASCADE"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    sent_at: Mapped[datetime] = mapped_column(default=now)
    due_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    unit_price = mapped_column(Scaled(6), nullable=True)
    currency: Mapped[str | None] = mapped_column(sa.String(3))
    lead_days: Mapped[int | None]
    valid_until: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    noted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))

    rfq: Mapped[Rfq] = relationship(back_populates="invites")
    party: Mapped[Party] = relationship()
