"""Returns, repairs and visits: the steps there are, those a ticket came to, its parts and result, who signed."""

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.service.stage_clocks import calendar_for
from core.access import of
from measures import business_days
from measures.calendars import NeverOpen
from models import (
    AFTER_SALES_KINDS,
    AfterSales,
    PartUsed,
    Record,
    ServiceRules,
    ServiceStep,
    SignOff,
    StepReached,
    Ticket,
    User,
    db,
    now,
)

CHECK_IN_DAYS = (7, 30, 60)  # while nobody has set others
KEPT = StepReached.taken_back_at.is_(None)


def check_in_days():
    """How many days after the sale a new customer is asked how they are doing; none: never."""
    days = db.session.scalar(sa.select(ServiceRules.check_in_days).where(ServiceRules.id == 1))
    return list(CHECK_IN_DAYS) if days is None else days


STEPS = sa.select(ServiceStep.id, ServiceStep.kind_of, ServiceStep.position, ServiceStep.name, ServiceStep.target_days,
                  ServiceStep.archived_at).order_by(ServiceStep.position, ServiceStep.id)


def steps():
    """Those in force, of all kinds, in their order."""
    return db.session.execute(STEPS.where(ServiceStep.archived_at.is_(None))).all()


def steps_of(kind_of):
    """Those of one kind; archived ones too, since tickets may stand at one."""
    return db.session.execute(STEPS.where(ServiceStep.kind_of == kind_of)).all()


REACHED = of(StepReached, StepReached.id, StepReached.step_id, StepReached.at, StepReached.note, ServiceStep.name,
             ServiceStep.kind_of, ServiceStep.target_days, ServiceStep.position, User.name.label("by")).join(
    ServiceStep, ServiceStep.id == StepReached.step_id).outerjoin(User, User.id == StepReached.by_id).where(
    StepReached.record_id == sa.bindparam("ticket_id"), KEPT).order_by(StepReached.id)


def reached(ticket):
    """The steps it came to that nobody took back, the first first; of the kind it is now."""
    rows = db.session.execute(REACHED, {"ticket_id": ticket.id}).all()
    return [row for row in rows if row.kind_of == ticket.kind_of]


PARTS = of(PartUsed, PartUsed.id, PartUsed.what, PartUsed.quantity, PartUsed.unit_cents, PartUsed.cost_cents,
           PartUsed.currency, User.name.label("by")).outerjoin(User, User.id == PartUsed.by_id).where(
    PartUsed.record_id == sa.bindparam("ticket_id"), PartUsed.archived_at.is_(None)).order_by(PartUsed.id).limit(500)


def parts_of(ticket):
    return db.session.execute(PARTS, {"ticket_id": ticket.id}).all()


def written(ticket):
    """Result and work; None while nobody wrote any."""
    return db.session.get(AfterSales, ticket.id)


SIGNED = of(SignOff, SignOff.id, SignOff.name, SignOff.work, SignOff.sha, SignOff.at, SignOff.voided_at,
            SignOff.voided_because, User.name.label("by")).outerjoin(User, User.id == SignOff.by_id).where(
    SignOff.record_id == sa.bindparam("ticket_id")).order_by(SignOff.id.desc()).limit(20)


def sign_offs_of(ticket):
    """Who signed, the newest first; voided ones too."""
    return db.session.execute(SIGNED, {"ticket_id": ticket.id}).all()


def standing(ticket):
    """The sign-off that holds; None where nobody signed, or it was voided."""
    query = of(SignOff).where(SignOff.record_id == ticket.id, SignOff.voided_at.is_(None))
    return db.session.scalars(query).one_or_none()


def later_steps(kind_of, here):
    """The steps in force that come after the last one of those reached."""
    last = (here[-1].position, here[-1].step_id) if here else (-1, 0)
    return [step for step in steps_of(kind_of) if step.archived_at is None and (step.position, step.id) > last]


# -- which stand too long ----------------------------------------------------------------------------------------------

Newer = aliased(StepReached)


def is_late(text):
    """A filter of tickets: open ones that stand at a step for longer than its target, as their page says it."""
    if text != "late":
        raise ValueError(text)
    rows = db.session.execute(STEPS).all()
    return sa.and_(Record.is_open, sa.or_(sa.false(), *(
        condition for kind in AFTER_SALES_KINDS
        for condition in late_at([row for row in rows if row.kind_of == kind], kind))))


def began_before(calendar, at, days):
    """What came to its step before this instant, and may take so many business days, is late; None: nothing is."""
    try:
        return business_days.overdue_before(calendar, at, days)
    except NeverOpen:
        return None


def late_at(steps, kind):
    """One condition of one kind; at its last step of all nothing runs, and without targets nothing is late."""
    last_of_all = max(((step.position, step.id) for step in steps if step.archived_at is None), default=(-1, 0))
    calendar, at = calendar_for(kind), now()
    over = [sa.and_(StepReached.step_id == step.id, StepReached.at < before) for step in steps
            if step.target_days is not None and (step.position, step.id) < last_of_all
            and (before := began_before(calendar, at, step.target_days))]
    if over:
        last = sa.select(sa.func.max(Newer.id)).where(
            Newer.record_id == StepReached.record_id, Newer.taken_back_at.is_(None),
            Newer.step_id.in_([step.id for step in steps])).correlate(StepReached).scalar_subquery()
        standing_at = of(StepReached, StepReached.record_id).where(KEPT, sa.or_(*over), StepReached.id == last)
        yield sa.and_(Ticket.kind_of == kind, Ticket.id.in_(standing_at))
