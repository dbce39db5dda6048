"""A party in another team's hands: who asked to see it, what was answered, and who sees it since."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, now, on_both


class AccessRequest(Base):
    """Somebody met a party that another team looks after, without seeing it, and asks to see it."""

    __tablename__ = "access_requests"
    __table_args__ = (
        sa.Index("uq_access_requests_open", "party_id", "asked_by_id", unique=True, **on_both("decided_at IS NULL")),
        sa.Index("ix_access_requests_at", "asked_at", "id"),
        sa.Index("ix_access_requests_asked_by", "asked_by_id", "asked_at", "id"),
        sa.Index("ix_access_requests_task", "task_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    asked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    reasons: Mapped[str]  # what both have: "email name"
    note: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open")  # open, granted, refused, withdrawn
    way: Mapped[str | None]  # share, hand-over; once granted
    answer: Mapped[str] = mapped_column(default="")
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
    task_id: Mapped[int | None] = mapped_column(sa.ForeignKey("tasks.id", ondelete="SET NULL"))


class PartyShare(Base):
    """Somebody sees a party, and writes none of it, though none of its roles is in their reach; until it is ended."""

    __tablename__ = "party_shares"
    __table_args__ = (
        sa.Index("uq_party_shares_user", "user_id", "party_id", unique=True, **on_both("ended_at IS NULL")),
        sa.Index("ix_party_shares_party", "party_id", "id"),
    )
    history_of = "party_id"
    audited = ("user_id", "ended_at")

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"))
    request_id: Mapped[int | None] = mapped_column(sa.ForeignKey("access_requests.id", ondelete="SET NULL"))
    since: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
