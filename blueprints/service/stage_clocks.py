"""By when a complaint must have passed each of its stages: business days after the day it came in.

One calendar counts for all complaints: that of the first policy that names complaints, else of the first policy at all.
Nothing is stored; what was answered already is acknowledged, whoever has the file.
"""
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from blueprints.service.clocks import rules
from blueprints.service.queries.complaints import complaint_rules
from core.access import of
from core.workspace import workspace
from measures import business_days
from measures.calendars import ONE_DAY, WEEKDAYS, Calendar, NeverOpen
from models import COMPLAINT_STAGES, ComplaintFile, Record, Ticket, now

OFFICE = {day: [["09:00", "18:00"]] for day in WEEKDAYS[:5]}  # where no policy was ever made


@dataclass(frozen=True)
class StageClock:
    """`passed_at` None: it stands there still, or before."""

    due_on: date  # the last day
    due_at: datetime  # when that is over
    passed_at: datetime | None

    @property
    def is_late(self):
        return (self.passed_at or now()) >= self.due_at


def calendar_for(kind):
    """That of the first policy that names a kind of ticket, else of the first policy at all, else office hours."""
    found = rules()
    rule = next((rule for rule in found if kind in rule.kinds), found[0] if found else None)
    return rule.calendar if rule else Calendar.from_dict({"tz": workspace().time_zone, "week": OFFICE})


def complaint_calendar():
    return calendar_for("complaint")


def allowed():
    """{stage: business days} of those that have a target."""
    kept = complaint_rules().stage_days
    return {stage: kept[stage] for stage in COMPLAINT_STAGES if kept.get(stage)}


def stage_clocks(ticket, stage, steps):
    """{stage: StageClock} of a complaint that stands at `stage`, having come to `steps`; of one that is done for
    without ever having a file, nothing."""
    if not ticket.is_open and not steps:
        return {}
    calendar, found = complaint_calendar(), {}
    for name, days in allowed().items():
        try:
            due_at = business_days.due(calendar, ticket.created_at, days)
        except NeverOpen:
            continue
        passed_at = passed(name, stage, steps)
        if name == "acknowledgement" and passed_at is None:
            passed_at = ticket.answered_at
        if passed_at or ticket.is_open:
            found[name] = StageClock(calendar.day_of(due_at) - ONE_DAY, due_at, passed_at)
    return found


def passed(name, stage, steps):
    """When it went past a stage, the first time; None while that is still to be."""
    place = COMPLAINT_STAGES.index(name)
    if COMPLAINT_STAGES.index(stage) <= place:
        return None
    return next((step.at for step in steps if COMPLAINT_STAGES.index(step.stage) > place), None)


def is_overdue():
    """The condition on open complaints that stand at a stage they should have passed by now."""
    calendar, at = complaint_calendar(), now()
    late = []
    for name, days in allowed().items():
        try:
            before = business_days.overdue_before(calendar, at, days)
        except NeverOpen:
            continue
        past = COMPLAINT_STAGES[COMPLAINT_STAGES.index(name) + 1:]
        late.append(sa.and_(
            Record.created_at < before,
            Ticket.id.not_in(of(ComplaintFile, ComplaintFile.record_id).where(
                ComplaintFile.record_id == Ticket.id, ComplaintFile.stage.in_(past)).correlate(Ticket)),
            Ticket.answered_at.is_(None) if name == "acknowledgement" else sa.true()))
    return sa.and_(Ticket.kind_of == "complaint", Record.is_open, sa.or_(sa.false(), *late))
