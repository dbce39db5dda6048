"""By when we answer: working hours, what is promised to whom, and what happened to each ticket's clock."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Versioned, now, on_both

CLOCK_EVENTS = ("start", "pause", "resume", "asked", "answered", "resolved", "reopened", "taken-back")
TARGETS = ("first", "update", "resolution")
TAKERS = ("lead", "person")  # who is given a ticket when a promise is missed


class WorkCalendar(Versioned, Base):
    """When we are open, by the clock of a place. `week`: {"mon": [["09:00", "12:00"], ["13:30", "18:00"]]}."""

    __tablename__ = "work_calendars"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    time_zone: Mapped[str]
    week: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]

    days: Mapped[list["CalendarDay"]] = relationship(
        back_populates="calendar", order_by="CalendarDay.day", cascade="all, delete-orphan")


class CalendarDay(Base):
    """A day unlike its weekday: a holiday, a half day, a working day made up for. `opens` None: the hours of the
    weekday, less `shut`; spans are as in `week`."""

    __tablename__ = "calendar_days"

    calendar_id: Mapped[int] = mapped_column(sa.ForeignKey("work_calendars.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    opens: Mapped[list | None] = mapped_column(sa.JSON(none_as_null=True))
    shut: Mapped[list] = mapped_column(sa.JSON, default=list)

    calendar: Mapped[WorkCalendar] = relationship(back_populates="days")


class ServicePolicy(Versioned, Base):
    """What is promised to which tickets, in minutes of a calendar's business time. The first that fits holds, by
    position.

    An empty list of kinds, priorities or classes fits all; a target of None promises nothing.
    """

    __tablename__ = "service_policies"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    calendar_id: Mapped[int] = mapped_column(sa.ForeignKey("work_calendars.id"))
    kinds: Mapped[list] = mapped_column(sa.JSON, default=list)
    priorities: Mapped[list] = mapped_column(sa.JSON, default=list)
    classes: Mapped[list] = mapped_column(sa.JSON, default=list)  # of customers
    first_minutes: Mapped[int | None]
    update_minutes: Mapped[int | None]
    resolution_minutes: Mapped[int | None]
    warn_percent: Mapped[int] = mapped_column(default=80)  # of a target used up, from which its owner is warned
    raises_priority: Mapped[bool] = mapped_column(default=False)  # one step up, when a target is missed
    hands_to: Mapped[str | None]  # one of TAKERS, when a target is missed; None: it stays whose it is
    hands_to_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # the person
    in_hours: Mapped[bool] = mapped_column(default=False)  # all that waits for the next business hours
    created_at: Mapped[datetime] = mapped_column(default=now)
    archived_at: Mapped[datetime | None]

    calendar: Mapped[WorkCalendar] = relationship()


class ClockEvent(Base):
    """What happened to a ticket's clock; dues are computed from these, never stored in place of them. Append-only.

    A "taken-back" event takes another one back, which then never happened: `takes_back_id`.
    """

    __tablename__ = "clock_events"
    __table_args__ = (sa.Index("ix_clock_events_record", "record_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    kind: Mapped[str]  # one of CLOCK_EVENTS
    reason: Mapped[str] = mapped_column(default="")  # the state that pauses, or what somebody said
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    takes_back_id: Mapped[int | None] = mapped_column(sa.ForeignKey("clock_events.id"))


class Breach(Base):
    """A target that was missed: recorded once, and never rewritten, whatever policy holds later."""

    __tablename__ = "breaches"
    __table_args__ = (
        sa.UniqueConstraint("record_id", "target", "due_at"),
        sa.Index("ix_breaches_due", "due_at", "id"),
        sa.Index("ix_breaches_waiting", "record_id", **on_both("escalated_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    target: Mapped[str]  # one of TARGETS
    due_at: Mapped[datetime] = mapped_column(default=now)
    policy_id: Mapped[int | None] = mapped_column(sa.ForeignKey("service_policies.id"))
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))  # whose it was then
    noted_at: Mapped[datetime] = mapped_column(default=now)
    escalated_at: Mapped[datetime | None]  # when the steps of its policy were taken
