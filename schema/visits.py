"""Follow-up visits: by which rhythm a customer is called on, when next, and what came of it."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import NO_DAY, Base, Versioned, now, on_both


class FollowUpRule(Versioned, Base):
    """How customers of a class are followed up: every `days`, by their purchase rhythm (else every `days`), or not."""

    __tablename__ = "follow_up_rules"

    id: Mapped[int] = mapped_column(primary_key=True)
    lifecycle: Mapped[str] = mapped_column(unique=True)
    basis: Mapped[str] = mapped_column(default="none")  # days, purchase or none
    days: Mapped[int] = mapped_column(default=60)
    way: Mapped[str] = mapped_column(default="call")  # call or visit
    script: Mapped[str] = mapped_column(default="")


class FollowUp(Versioned, Base):
    """The rhythm of one customer. `every_days`, `way`, `is_off`, `agreed_on` are set by hand, the rest is reckoned:
    `days` and the `basis` they come from, `last_on` when somebody spoke with them, `next_on` when to do so next.
    """

    __tablename__ = "follow_ups"
    __table_args__ = (
        sa.Index("uq_follow_ups_party", "party_id", unique=True),
        sa.Index("ix_follow_ups_next", "next_on", "party_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    every_days: Mapped[int | None]
    way: Mapped[str | None]
    is_off: Mapped[bool] = mapped_column(default=False)
    agreed_on: Mapped[date | None]
    days: Mapped[int | None]
    basis: Mapped[str] = mapped_column(default="")  # own, tier, class, play, purchase
    since_on: Mapped[date | None]  # since when there is a rhythm
    last_on: Mapped[date] = mapped_column(default=date.min)
    next_on: Mapped[date] = mapped_column(default=NO_DAY)


class Visit(Versioned, Base):
    """One follow-up: due, planned onto somebody's day, held. One at most is open for each customer."""

    __tablename__ = "visits"
    __table_args__ = (
        sa.Index("uq_visits_open", "party_id", unique=True, **on_both("state = 'open'")),
        sa.Index("ix_visits_party", "party_id", "due_on", "id"),
        sa.Index("ix_visits_due", "due_on", "id"),
        sa.Index("ix_visits_held", "held_on", "id"),
        sa.Index("ix_visits_planned", "person_id", "planned_on", "position"),
        sa.Index("ix_visits_task", "task_id"),
        sa.Index("ix_visits_entry", "entry_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    state: Mapped[str] = mapped_column(default="open")  # open, held or dropped
    due_on: Mapped[date]
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    team_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id"))
    planned_on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)  # on the route of that day
    way: Mapped[str] = mapped_column(default="call")  # call or visit
    task_id: Mapped[int | None] = mapped_column(sa.ForeignKey("tasks.id", ondelete="SET NULL"))
    entry_id: Mapped[int | None] = mapped_column(sa.ForeignKey("entries.id", ondelete="SET NULL"))
    held_on: Mapped[date] = mapped_column(default=NO_DAY)
    held_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    is_in_time: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[str] = mapped_column(default="")  # one of measures.follow_ups.OUTCOMES; "": nobody said
    satisfaction: Mapped[int | None]  # 1 (bad) to 5 (good)
    created_at: Mapped[datetime] = mapped_column(default=now)
