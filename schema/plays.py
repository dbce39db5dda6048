"""Plays: what is done with customers of a class, step by step, and who was led through which."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Versioned, now, on_both
from schema.editions import Edition


class Play(Edition, Base):
    """Steps for customers of one class (and size, and geography). Once published it never changes: a new edition takes
    its place, and whoever is in it stays on the edition they entered. `is_on`: customers enter it by themselves, those
    whose class changed since `on_since`, or (standing) whoever is in the class for `after_days`.
    """

    __tablename__ = "plays"

    lifecycle: Mapped[str]
    size: Mapped[str | None]
    geography: Mapped[str | None]  # domestic or international
    enters: Mapped[str] = mapped_column(default="change")  # change, standing or hand
    after_days: Mapped[int] = mapped_column(default=0)
    goal: Mapped[str] = mapped_column(default="better")  # order, better (class) or none
    is_on: Mapped[bool] = mapped_column(default=False)
    on_since: Mapped[datetime | None]

    steps: Mapped[list["PlayStep"]] = relationship(
        back_populates="play", order_by="PlayStep.position, PlayStep.id", cascade="all, delete-orphan")


class PlayStep(Versioned, Base):
    """One thing to do. `key` is the same in all editions of the play, so that what was done counts in the next one.

    after: `days` after they entered · every: again `days` after the last was done · yearly: `days` before their
    birthday or anniversary · rhythm: follow-ups by the customer's rhythm, or every `days`; made by blueprints/visits.
    """

    __tablename__ = "play_steps"
    __table_args__ = (sa.Index("uq_play_steps_key", "play_id", "key", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    play_id: Mapped[int] = mapped_column(sa.ForeignKey("plays.id", ondelete="CASCADE"))
    key: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    timing: Mapped[str] = mapped_column(default="after")  # after, every, yearly or rhythm
    days: Mapped[int] = mapped_column(default=0)
    way: Mapped[str] = mapped_column(default="call")  # call, visit, message, questions, offer or work
    whose: Mapped[str] = mapped_column(default="owner")  # the owner's, the team's or a person's
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    script: Mapped[str] = mapped_column(default="")

    play: Mapped[Play] = relationship(back_populates="steps")


class PlayRun(Versioned, Base):
    """One customer's way through a play, on one edition of it. `fate`: where they went from the class."""

    __tablename__ = "play_runs"
    __table_args__ = (
        sa.Index("uq_play_runs_open", "party_id", "code", unique=True, **on_both("state = 'open'")),
        sa.Index("ix_play_runs_party", "party_id", "id"),
        sa.Index("ix_play_runs_code", "code", "state", "entered_on", "id"),
        sa.Index("ix_play_runs_play", "play_id", "state", "id"),
        sa.Index("ix_play_runs_entered", "entered_on", "id"),
        sa.Index("ix_play_runs_fate", "fate", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    code: Mapped[str]
    play_id: Mapped[int] = mapped_column(sa.ForeignKey("plays.id"))
    state: Mapped[str] = mapped_column(default="open")  # open or ended
    entered_on: Mapped[date]
    entered_at: Mapped[datetime] = mapped_column(default=now)
    entered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # None: by itself
    at_key: Mapped[str] = mapped_column(default="")  # the step whose task was made last
    ended_on: Mapped[date | None]
    ended_because: Mapped[str] = mapped_column(default="")  # goal, class, steps, hand or gone
    left_for: Mapped[str | None]  # the class they went to
    fate: Mapped[str] = mapped_column(default="")  # one of measures.plays.FATES; "": still in the class


class PlayTask(Base):
    """A task a step made. `is_dropped`: dropped because the run ended; it comes back with the run."""

    __tablename__ = "play_tasks"
    __table_args__ = (
        sa.Index("ix_play_tasks_run", "run_id", "key", "id"),
        sa.Index("uq_play_tasks_task", "task_id", unique=True),
        sa.Index("ix_play_tasks_party", "party_id"),
        sa.Index("uq_play_tasks_round", "run_id", "key", "round", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(sa.ForeignKey("play_runs.id", ondelete="CASCADE"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    key: Mapped[str]
    round: Mapped[int] = mapped_column(default=1)
    due_on: Mapped[date]
    task_id: Mapped[int] = mapped_column(sa.ForeignKey("tasks.id", ondelete="CASCADE"))
    is_dropped: Mapped[bool] = mapped_column(default=False)
