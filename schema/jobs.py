"""Work done outside requests: jobs, schedules, and answers kept for retries of a form."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, UtcDateTime, now, on_both


class Job(Base):
    """One piece of work. Enqueued by INSERT in the business transaction, so that it exists exactly when that commits.

    `fence` rises with every claim: a worker that lost its lease cannot write under its old number.
    `cursor` is how far the job came; it commits with the effect, so a restart goes on from there.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        sa.Index("ix_jobs_ready", "state", "run_at", "id"),
        sa.Index("uq_jobs_key", "key", unique=True, **on_both("state IN ('queued', 'running')")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    args: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    key: Mapped[str | None]  # two waiting jobs with one key are one job
    state: Mapped[str] = mapped_column(default="queued")  # queued, running, done, dead, cancelled
    as_user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # None: the system itself
    run_at: Mapped[datetime] = mapped_column(default=now)
    attempts: Mapped[int] = mapped_column(default=0)
    fence: Mapped[int] = mapped_column(default=0)
    leased_by: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    cursor: Mapped[dict | None] = mapped_column(sa.JSON)
    result: Mapped[dict | None] = mapped_column(sa.JSON)
    error: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class Schedule(Base):
    """When a recurring job is due next. Moved on by compare-and-set, so any number of workers need no leader."""

    __tablename__ = "schedules"

    name: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OnceAnswer(Base):
    """The answer to a form that created something, kept so that a double click or a retry gets it again."""

    __tablename__ = "once_answers"

    key: Mapped[str] = mapped_column(primary_key=True)  # digest of user, endpoint, _once and the body
    status: Mapped[int | None]
    location: Mapped[str | None]
    body: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
