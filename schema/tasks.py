"""What somebody has to do, about a record or on its own."""
from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import on_both
from schema.records import Record


class Task(Record):
    """A task or a follow-up. `owner_id` is whose it is; `due_at` on the spine follows from `due_on` and `due_time`.

    A date without a time is due when that day ends in the workspace's zone. `repeats` is a rhythm of
    `measures/recurrence.py`; doing such a task makes the next one, whose `series_id` names the first. Putting one off
    leaves the rhythm where it was.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        sa.Index("ix_tasks_about", "about_id", "id"),
        sa.Index("ix_tasks_series", "series_id", "id", **on_both("series_id IS NOT NULL")),
        sa.Index("ix_tasks_done", "done_at", "id", **on_both("done_at IS NOT NULL")),
    )
    audited = (*Record.audited, "due_on", "due_time", "notes", "repeats")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    about_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id"))  # never another task
    notes: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    due_time: Mapped[time | None]  # by the clock of the workspace
    # {"unit": "month", "every": 1, "first": "2026-01-31"}
    repeats: Mapped[dict | None] = mapped_column(sa.JSON(none_as_null=True))
    series_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id"))
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    reminded_at: Mapped[datetime | None]  # when its owner was told that it is due
