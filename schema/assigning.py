"""Who gets tickets by themselves, and who is away."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, Versioned, now


class AssignmentRule(Versioned, Base):
    """Unassigned tickets that fit go to somebody of the team, by turns or by load. The first that fits holds.

    `people`: ids of those who take part, in their row: who knows such matters; empty: everybody in the team.
    `last_place`: where in that row the turn was last, so that it goes on from there when people change.
    """

    __tablename__ = "assignment_rules"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    team_id: Mapped[int] = mapped_column(sa.ForeignKey("teams.id"))
    way: Mapped[str] = mapped_column(default="round-robin")
    kinds: Mapped[list] = mapped_column(sa.JSON, default=list)
    category_ids: Mapped[list] = mapped_column(sa.JSON, default=list)  # each with all below it
    people: Mapped[list] = mapped_column(sa.JSON, default=list)
    most_open: Mapped[int | None]  # tickets one person holds at most
    last_place: Mapped[int] = mapped_column(default=-1)
    given: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # {id of a person: when they last got one}
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]


class Absence(Base):
    """Somebody is away, both days included: nothing goes to them by itself."""

    __tablename__ = "absences"
    __table_args__ = (sa.Index("ix_absences_user", "user_id", "last_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id"))
    first_on: Mapped[date]
    last_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(default=now)
