"""What is promised, by which hours, about what: policies, calendars, categories, ready answers. Archived, not
deleted."""
import sqlalchemy as sa

from blueprints.service.actions.trees import restore_branch, set_branch
from blueprints.service.clocks import plain_calendar
from core.jobs import enqueue
from core.page import Refused
from core.words import _
from measures.calendars import Calendar, NeverOpen
from models import (
    CalendarDay,
    CannedAnswer,
    RootCause,
    ServicePolicy,
    ServiceRules,
    ServiceStep,
    TicketCategory,
    WorkCalendar,
    db,
    now,
)


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
    if calendar.id:
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
    return set_branch(TicketCategory, category, name, parent_id,
                      lambda path: _("There is a category “%(name)s” already", name=path))


def set_cause(cause, name, parent_id=None):
    """A root cause of complaints, the same way."""
    return set_branch(RootCause, cause, name, parent_id,
                      lambda path: _("There is a root cause “%(name)s” already", name=path))


def set_approval(cents):
    """From which cost on a remedy needs a second person; None: never."""
    set_service_rules({"approval_cents": cents})


def set_service_rules(facts):
    """What holds for all of service: `facts` of ServiceRules."""
    _set(db.session.get(ServiceRules, 1) or ServiceRules(id=1), ServiceRules, facts)


def set_check_ins(days):
    """How many days after the sale new customers are asked how they are doing; none: never."""
    set_service_rules({"check_in_days": days})


def set_step(step, facts):
    """A step of returns, repairs or visits; tickets that came to it are told by its new name."""
    return _set(step, ServiceStep, facts)


def archive_step(step):
    """No ticket comes to it any more; those that stand at it stay there."""
    step.archived_at = now()


def set_answer(answer, facts):
    return _set(answer, CannedAnswer, facts)


def archive_answer(answer):
    answer.archived_at = now()


def restore(row):
    """Back out of the archive; a branch with all that went there together with it."""
    if isinstance(row, (TicketCategory, RootCause)):
        return restore_branch(row)
    row.archived_at = None
    if isinstance(row, ServicePolicy):
        count_anew()


def _set(row, model, facts):
    row = row or model()
    for name, value in facts.items():
        setattr(row, name, value)
    db.session.add(row)
    return row
