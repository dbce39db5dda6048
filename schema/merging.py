"""Tickets made one, or two out of one: what was moved, so that it can be put back."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, now


class TicketMerge(Base):
    """`record_id` was merged into `target_id`, or (`is_split`) split off it. Undone within 30 days it is as it was.

    `moved`: {"entries": [ids], "files": [ids], "promises": [ids], "tags": [ids], "watchers": [ids], "links": [[…]],
    "before": what the target held, "source": what the other one held}.
    """

    __tablename__ = "ticket_merges"
    __table_args__ = (sa.Index("ix_ticket_merges_record", "record_id", "id"),
                      sa.Index("ix_ticket_merges_target", "target_id", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    target_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    is_split: Mapped[bool] = mapped_column(default=False)
    moved: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    undone_at: Mapped[datetime | None]
