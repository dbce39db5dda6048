"""What a colleague leaves behind, given to others; and the calendars people read elsewhere."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, now


class HandOver(Base):
    """The work of one person given to others, each part of it by a bulk run of its own."""

    __tablename__ = "hand_overs"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), index=True)
    created_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)


class HandOverPart(Base):
    """All of one list, or of one team in it, and who has it since."""

    __tablename__ = "hand_over_parts"

    id: Mapped[int] = mapped_column(primary_key=True)
    hand_over_id: Mapped[int] = mapped_column(sa.ForeignKey("hand_overs.id"), index=True)
    listing: Mapped[str]  # the endpoint of the list
    team_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id"))  # None: of any team
    to_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"))
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("bulk_runs.id"))


class CalendarFeed(Base):
    """The secret in the address under which somebody's calendar is read without signing in. A new one ends the old."""

    __tablename__ = "calendar_feeds"

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"), primary_key=True, autoincrement=False)
    secret: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
