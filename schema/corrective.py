"""Corrective actions: what went wrong with a supplier or a partner, followed up until a figure proves it mended."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import NO_DAY, Base, Scaled, SortText, Versioned, now
from schema.records import Record

ACTION_STATES = ("open", "waiting", "reopened", "proven", "dropped")
WORKED_STATES = ("open", "reopened")  # somebody has to do something
DISCIPLINES = ("D0", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8")
NEEDED_DISCIPLINES = ("D3", "D4", "D5", "D6")  # done before a figure is asked for proof
ACTION_SEVERITIES = ("minor", "major", "critical")
ACTION_TRIGGERS = ("hand", "metric", "inspection", "complaint")
SIDES = ("us", "them")
PROOF_DAYS, WATCH_DAYS = 30, 90


class CorrectiveAction(Record):
    """One 8D. On the spine: `party_id` is whom it is with, `title` what went wrong, `due_at` the first thing to do, or
    the day of the check. It is never closed by hand: the measure named here is read on `check_on` over the
    `window_days` before it, and again and again for `watch_days` after it was proven.

    `look_on`: the day the measure is read next; NO_DAY: not by itself. The trigger is one of three rows, or none.
    """

    __tablename__ = "corrective_actions"
    __table_args__ = (
        sa.Index("ix_corrective_actions_look_on", "look_on", "id"),
        sa.Index("ix_corrective_actions_watched_until", "watched_until", "id"),
        sa.Index("ix_corrective_actions_input", "input_id"),
        sa.Index("ix_corrective_actions_inspection", "inspection_id"),
        sa.Index("ix_corrective_actions_incident", "incident_id"),
        sa.Index("ix_corrective_actions_contact", "contact_id"),
    )
    audited = (*Record.audited, "severity", "problem", "defect", "cause_id", "contact_id", "measure", "settings",
               "target", "check_on", "window_days", "watch_days", "reason")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    role: Mapped[str]  # in which it is with them: one of SCORED_ROLES
    severity: Mapped[str] = mapped_column(default="major")  # one of ACTION_SEVERITIES
    trigger: Mapped[str] = mapped_column(default="hand")  # one of ACTION_TRIGGERS
    input_id: Mapped[int | None] = mapped_column(sa.ForeignKey("evaluation_inputs.id", ondelete="SET NULL"))
    inspection_id: Mapped[int | None] = mapped_column(sa.ForeignKey("inspections.id", ondelete="SET NULL"))
    incident_id: Mapped[int | None] = mapped_column(sa.ForeignKey("complaint_incidents.id", ondelete="SET NULL"))
    problem: Mapped[str] = mapped_column(default="")
    defect: Mapped[str] = mapped_column(default="")  # its kind, as inspections name it
    defect_key: Mapped[str] = mapped_column(SortText, default="")
    cause_id: Mapped[int | None] = mapped_column(sa.ForeignKey("root_causes.id"))  # as complaints name it
    contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("parties.id"))  # who answers for it over there
    measure: Mapped[str | None]  # the code of what is measured
    settings: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # of the measure: tolerances, which promise
    target = mapped_column(Scaled(4), nullable=True)
    check_on: Mapped[date | None]
    window_days: Mapped[int] = mapped_column(default=PROOF_DAYS)
    watch_days: Mapped[int] = mapped_column(default=WATCH_DAYS)
    look_on: Mapped[date] = mapped_column(default=NO_DAY)
    begun_at: Mapped[datetime] = mapped_column(default=now)  # opened, or opened again: from here the days count
    proven_on: Mapped[date | None]
    watched_until: Mapped[date] = mapped_column(default=NO_DAY)  # NO_DAY: it was never proven
    recurrences: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(default="")  # why it was dropped

    steps: Mapped[list["CorrectiveStep"]] = relationship(
        back_populates="action", order_by="CorrectiveStep.code", cascade="all, delete-orphan",
        primaryjoin="CorrectiveAction.id == foreign(CorrectiveStep.record_id)")


class PartnerAction(CorrectiveAction):
    """The same with a partner: a kind of its own, for those who see partners."""

    __mapper_args__ = {"polymorphic_identity": "partner_action"}


class CorrectiveStep(Versioned, Base):
    """One discipline, D0 to D8: what was found or done, by whom, by when, and the file that shows it."""

    __tablename__ = "corrective_steps"
    __table_args__ = (
        sa.Index("uq_corrective_steps_code", "record_id", "code", unique=True),
        sa.Index("ix_corrective_steps_file", "file_id"),
    )
    history_of = "record_id"
    audited = ("text", "side", "who", "due_at", "done_on", "file_id")

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    code: Mapped[str]  # one of DISCIPLINES
    text: Mapped[str] = mapped_column(default="")
    side: Mapped[str] = mapped_column(default="them")  # one of SIDES: who has to do it
    who: Mapped[str] = mapped_column(default="")
    due_at: Mapped[datetime]
    done_on: Mapped[date | None]
    file_id: Mapped[int | None] = mapped_column(sa.ForeignKey("attachments.id", ondelete="SET NULL"))

    action: Mapped[CorrectiveAction] = relationship(
        back_populates="steps", primaryjoin="foreign(CorrectiveStep.record_id) == CorrectiveAction.id")


class CorrectiveEvent(Base):
    """Something happened to a corrective action: what, when, by whom, with the figure of a check. Append-only.

    `until`: of a proof, the last day on which a return counts as a recurrence of it.
    """

    __tablename__ = "corrective_events"
    __table_args__ = (
        sa.Index("ix_corrective_events_record", "record_id", "id"),
        sa.Index("ix_corrective_events_party", "party_id", "role", "what", "on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"))
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    what: Mapped[str]  # opened, revised, step, proof, handed-over, taken-back, met, held, missed, empty, recurred, …
    on: Mapped[date]  # the day it is of; of a check, the day of the check
    until: Mapped[date | None]
    facts: Mapped[dict] = mapped_column(sa.JSON, default=dict)
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
