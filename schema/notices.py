"""What people are told: by the bell today, by mail later."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, now, on_both

NOTICE_KINDS = ("mention", "assigned", "watched", "due", "job", "access", "pool", "forgotten")


class Notice(Base):
    """One thing somebody is told. While it is unread, the same `key` is one notice that counts on.

    Worded when it is read, from `kind` and `facts`, by whoever may then still see the record.
    """

    __tablename__ = "notices"
    __table_args__ = (
        sa.Index("uq_notices_unread_key", "user_id", "key", unique=True, **on_both("read_at IS NULL")),
        sa.Index("ix_notices_user", "user_id", "at", "id"),
        sa.Index("ix_notices_record", "record_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"))
    kind: Mapped[str]  # one of NOTICE_KINDS
    key: Mapped[str]  # "watched:42": what it is about, for grouping
    record_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"))
    facts: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    times: Mapped[int] = mapped_column(default=1)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # whose doing it was, the last time
    at: Mapped[datetime] = mapped_column(default=now)
    read_at: Mapped[datetime | None]
