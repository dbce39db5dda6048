"""The clock of each ticket: which promise holds for it, what happened to it, and when somebody must act next.

Stored are events (`ClockEvent`); `settle` computes from them what the queue sorts by. A promise that was missed is
noted in `Breach` before anything else is computed, so that no later change can hide it.
"""
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from core.access import of
from core.bulk import write_computed
from core.directory import remembered
from measures.calendars import Calendar, NeverOpen
from measures.promptness import Event, dues, next_due, part_used, read
from models import (
    NOTHING_DUE,
    OWN_KINDS,
    TARGETS,
    Breach,
    ClockEvent,
    CustomerProfile,
    Promise,
    Record,
    ServicePolicy,
    Ticket,
    User,
    WorkCalendar,
    db,
    now,
)


@dataclass(frozen=True)
class Rule:
    """A ServicePolicy as plain facts, with its calendar. `targets`: {first, update, resolution: minutes or None}."""

    id: int
    name: str
    calendar_id: int
    calendar_name: str
    calendar: Calendar
    kinds: frozenset
    priorities: frozenset
    classes: frozenset
    targets: dict
    warn_percent: int
    raises_priority: bool
    hands_to: str | None
    hands_to_id: int | None
    in_hours: bool

    def fits(self, ticket, lifecycle):
        if ticket.kind_of in OWN_KINDS and ticket.kind_of not in self.kinds:
            return False
        asked = ((self.kinds, ticket.kind_of), (self.priorities, ticket.priority), (self.classes, lifecycle))
        return all(not wanted or held in wanted for wanted, held in asked)


def rules():
    """The policies in force, in the order they are tried; kept until one of them changes."""
    return remembered("service rules", _read_rules)


def _read_rules():
    query = sa.select(ServicePolicy).where(ServicePolicy.archived_at.is_(None)).options(
        selectinload(ServicePolicy.calendar).selectinload(WorkCalendar.days))
    found = db.session.scalars(query.order_by(ServicePolicy.position, ServicePolicy.id)).all()
    calendars = {policy.calendar_id: calendar_of(policy.calendar) for policy in found}
    return [Rule(policy.id, policy.name, policy.calendar_id, policy.calendar.name, calendars[policy.calendar_id],
                 frozenset(policy.kinds), frozenset(policy.priorities), frozenset(policy.classes),
                 {name: getattr(policy, f"{name}_minutes") for name in TARGETS}, policy.warn_percent,
                 policy.raises_priority, policy.hands_to, policy.hands_to_id, policy.in_hours) for policy in found]


def calendar_of(kept):
    """A WorkCalendar as the clock counts by it."""
    return Calendar.from_dict(plain_calendar(kept.time_zone, kept.week, kept.days))


def plain_calendar(time_zone, week, days):
    """The same as `Calendar.from_dict` takes it; `days` are CalendarDays."""
    closed = [{"date": day.day.isoformat(), "from": span[0], "to": span[1], "name": day.name}
              for day in days for span in day.shut]
    opened = [{"date": day.day.isoformat(), "windows": day.opens, "name": day.name}
              for day in days if day.opens is not None]
    return {"tz": time_zone, "week": week, "closed": closed, "open": opened}


def rule_for(ticket):
    """The Rule that holds for a ticket: the first that fits; None when nothing is promised."""
    held = rules()
    needs_class = any(rule.classes for rule in held)
    lifecycle = class_of(ticket.party_id) if needs_class and ticket.party_id else None
    return next((rule for rule in held if rule.fits(ticket, lifecycle)), None)


def class_of(party_id):
    """The class of a customer, whoever asks: a promise does not depend on who looks at it."""
    query = sa.select(CustomerProfile.lifecycle).where(CustomerProfile.party_id == party_id)
    return db.session.scalar(query.execution_options(unscoped="a promise is the same for whoever looks"))


# -- what happened -----------------------------------------------------------------------------------------------------

def note_event(ticket, kind, *, by, at=None, reason=""):
    """Something happened to the clock. Call `settle` once all that happened is noted."""
    event = ClockEvent(record_id=ticket.id, kind=kind, at=at or now(), reason=reason, by_id=by.id)
    db.session.add(event)
    return event


EVENTS = of(
    ClockEvent, ClockEvent.id, ClockEvent.at, ClockEvent.kind, ClockEvent.reason,
    sa.func.coalesce(User.name, "").label("by"), ClockEvent.takes_back_id,
).outerjoin(User, User.id == ClockEvent.by_id).where(ClockEvent.record_id == sa.bindparam("ticket_id")).order_by(
    ClockEvent.id)


def events_of(ticket):
    """The Events of a ticket in order, with the names of who did them."""
    return [Event(*row) for row in db.session.execute(EVENTS, {"ticket_id": ticket.id})]


def settle(ticket, at=None):
    """Compute anew, from all that happened, when the ticket is due: by the policy that holds for it now."""
    at = at or now()
    note_missed(ticket, at)
    for name, value in computed(ticket, at).items():
        setattr(ticket, name, value)


def settle_quietly(ticket, at):
    """The same for a job: nobody edited the ticket, so its version stays."""
    values = computed(ticket, at)
    write_computed(Record, [{"id": ticket.id, "due_at": values.pop("due_at")}], domain="service")
    write_computed(Ticket, [{"id": ticket.id, **values}], domain="service")
    db.session.expire(ticket)


def computed(ticket, at):
    """What follows from the events and the policy, by column."""
    story, rule = read(events_of(ticket)), rule_for(ticket)
    found = due_by(rule, story)
    is_running = ticket.is_open and not story.is_paused  # what it waits for is nobody's to do, late or not
    instants = [next_due(found) if is_running else None, promised_at(ticket) if ticket.is_open else None]
    return {f"{name}_due_at": found[name].at if name in found else None for name in TARGETS} | {
        "policy_id": rule.id if rule else None,
        "due_at": min((instant for instant in instants if instant is not None), default=NOTHING_DUE),
        "looks_at": (waits_from(ticket, rule, found, at) or looks_at(rule, story, found, at)) if ticket.is_open
        else None}


FIRST_PROMISE = of(Promise, sa.func.min(Promise.due_at)).where(
    Promise.record_id == sa.bindparam("ticket_id"), Promise.kept_at.is_(None), Promise.withdrawn_at.is_(None))


def promised_at(ticket):
    """When the first open promise to the customer comes due; None without one."""
    return db.session.scalar(FIRST_PROMISE, {"ticket_id": ticket.id})


def due_by(rule, story):
    """{target: Due} by a Rule; nothing without one, or by a calendar that never opens (its form refuses that)."""
    if rule is None or story.start is None:
        return {}
    try:
        return dues(story, rule.calendar, rule.targets)
    except NeverOpen:
        return {}


def looks_at(rule, story, found, at):
    """The next instant at which somebody should be warned, or told that a promise was missed."""
    instants = [due.at for due in found.values()] + [
        part_used(story, rule.calendar, name, rule.targets[name], rule.warn_percent).at
        for name in found if rule.warn_percent]
    return min((instant for instant in instants if instant is not None and instant > at), default=None)


def waits_from(ticket, rule, found, at):
    """From when on the steps for a missed promise can be taken that were not taken yet; None when none wait."""
    is_late = any(due.at is not None and due.at < at for due in found.values())
    if not is_late or ticket.id is None or db.session.scalar(WAITING, {"ticket_id": ticket.id}) is None:
        return None
    return steps_from(rule, at)


WAITING = of(Breach, Breach.id).where(
    Breach.record_id == sa.bindparam("ticket_id"), Breach.escalated_at.is_(None)).limit(1)


def waiting_steps(ticket):
    """The missed promises for which no step was taken yet."""
    return db.session.scalars(of(Breach).where(
        Breach.record_id == ticket.id, Breach.escalated_at.is_(None)).order_by(Breach.id)).all()


def let_rest(ticket, at):
    """Take no step for what was missed until now: it is told of old times."""
    for breach in waiting_steps(ticket):
        breach.escalated_at = at
    db.session.flush()


def steps_from(rule, at):
    """When the steps of a policy may be taken: now, or with the next business hours."""
    if rule is None or not rule.in_hours:
        return at
    try:
        return next(iter(rule.calendar.open_from(at)))[0]
    except NeverOpen:
        return at


def note_missed(ticket, at):
    """Note each promise in force that was missed by now; once noted it stays as it is. Returns the new ones."""
    late = {name: due for name in TARGETS if (due := getattr(ticket, f"{name}_due_at")) is not None and due < at}
    if not late or ticket.id is None:
        return []
    known = set(db.session.execute(of(Breach, Breach.target, Breach.due_at).where(
        Breach.record_id == ticket.id)))
    missed = [Breach(record_id=ticket.id, target=name, due_at=due, policy_id=ticket.policy_id,
                     owner_id=ticket.owner_id, noted_at=at)
              for name, due in late.items() if (name, due) not in known]
    db.session.add_all(missed)
    return missed


def in_minutes(minutes):
    return timedelta(minutes=minutes)
