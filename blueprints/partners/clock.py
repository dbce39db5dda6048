"""By when we owe a partner an answer: in business hours, by the working hours customer service keeps."""
from datetime import timedelta

import sqlalchemy as sa

from blueprints.service.clocks import calendar_of
from core.workspace import workspace
from measures.calendars import Calendar, NeverOpen
from measures.clock import due
from models import WorkCalendar, db

OFFICE = {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


def answer_due(submitted_at, hours):
    """The instant by which so many business hours have passed."""
    try:
        return due(working_hours(), submitted_at, timedelta(hours=hours)).at
    except NeverOpen:
        return submitted_at + timedelta(hours=hours)


def working_hours():
    """The oldest calendar in use; office hours where there is none."""
    kept = db.session.scalars(sa.select(WorkCalendar).where(WorkCalendar.archived_at.is_(None)).order_by(
        WorkCalendar.id).limit(1)).one_or_none()
    return calendar_of(kept) if kept else Calendar.from_dict({"tz": workspace().time_zone, "week": OFFICE})
