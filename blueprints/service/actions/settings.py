"""What is promised, by which hours, about what: policies, calendars, categories, ready answers. Archived, not
deleted."""
import sqlalchemy as sa

from blueprints.service.clocks import plain_calendar
from core.jobs import enqueue
from core.page import Refused
from core.search import name_key
from core.words import _
from measures.calendars import Calendar, NeverOpen
from models import CalendarDay, CannedAnswer, ServicePolicy, TicketCategory, WorkCalendar, db, now


def set_policy(policy, facts):
    """A new policy (None) or a known one; every open ticket is counted anew, from its own start."""
    policy = _set(policy, ServicePolicy, facts)
    count_anew()
    return policy


def archive_policy(policy):
    policy.archived_at = now()
    count_anew()


def set_calendar(calendar, facts, days):
    """`days`: [(day, name, opens or None, shut)]. Refused: hours by which it would never be open."""
    check_opens(facts["time_zone"], facts["week"], days)
    calendar = _set(calendar, WorkCalendar, facts)
    kept = {day.day: day for day in calendar.days}
    wanted = {day: (name, opens, shut) for day, name, opens, shut in days}
    calendar.days = [_day(kept.get(day), day, *wanted[day]) for day in sorted(wanted)]
    calendar.version += 1  # its days are rows of their own
    count_anew()
    return calendar


def _day(known, day, name, opens, shut):
    one = known or CalendarDay(day=day)
    one.name, one.opens, one.shut = name, opens, shut
    return one


def check_opens(time_zone, week, days):
    plain = plain_calendar(time_zone, week, [CalendarDay(day=day, name=name, opens=opens, shut=shut)
                                             for day, name, opens, shut in days])
    try:
        next(Calendar.from_dict(plain).open_from(now()))
    except NeverOpen:
        raise Refused(_("By these hours you would never be open: nothing could ever be due")) from None


def archive_calendar(calendar):
    """Refused while a policy counts by it."""
    used = sa.select(ServicePolicy.name).where(
        ServicePolicy.calendar_id == calendar.id, ServicePolicy.archived_at.is_(None)).limit(1)
    if (name := db.session.scalar(used)) is not None:
        raise Refused(_("The policy “%(policy)s” counts by this calendar", policy=name))
    calendar.archived_at = now()


def count_anew():
    db.session.flush()
    enqueue("service.count", key="service.count")


def set_category(category, name, parent_id=None):
    """A new category, or another name; what is below it follows. Refused: a path that is there already."""
    if category is not None:
        parent_id = category.parent_id
    parent = db.session.get(TicketCategory, parent_id) if parent_id else None
    path = f"{parent.path} / {name}" if parent else name
    same = sa.select(TicketCategory.id).where(
        TicketCategory.path_key == name_key(path), TicketCategory.archived_at.is_(None))
    known = db.session.scalar(same)
    if known is not None and known != (category.id if category else None):
        raise Refused(_("There is a category “%(name)s” already", name=path))
    before = category.path if category else None
    category = _set(category, TicketCategory, {
        "name": name, "parent_id": parent_id, "path": path, "path_key": name_key(path)})
    for below in db.session.scalars(sa.select(TicketCategory).where(
            TicketCategory.path.startswith(f"{before} / ", autoescape=True))) if before else ():
        below.path = path + below.path.removeprefix(before)
        below.path_key = name_key(below.path)
    return category


def archive_category(category):
    """With all below it; tickets keep it."""
    for one in db.session.scalars(sa.select(TicketCategory).where(sa.or_(
            TicketCategory.id == category.id,
            TicketCategory.path.startswith(f"{category.path} / ", autoescape=True)))):
        one.archived_at = now()


def set_answer(answer, facts):
    return _set(answer, CannedAnswer, facts)


def archive_answer(answer):
    answer.archived_at = now()


def _set(row, model, facts):
    row = row or model()
    for name, value in facts.items():
        setattr(row, name, value)
    db.session.add(row)
    return row
