"""What the file of a complaint is judged by: its causes, the limit for approval, what was sent and promised."""
import sqlalchemy as sa

from core.access import of
from core.trees import in_branch, whole_before_parts
from models import (
    ALARM_COUNT,
    ALARM_DAYS,
    STAGE_DAYS,
    ComplaintFile,
    ComplaintStep,
    Entry,
    Message,
    Promise,
    RootCause,
    ServiceRules,
    User,
    db,
    now,
)

MOST = 500


def file_of(ticket):
    """What is written of it; None while nobody wrote anything."""
    return db.session.get(ComplaintFile, ticket.id)


def steps_of(ticket):
    """The stages it came to, the first first: stage, when, by whom."""
    query = of(ComplaintStep, ComplaintStep.stage, ComplaintStep.at, User.name.label("by")).outerjoin(
        User, User.id == ComplaintStep.by_id).where(ComplaintStep.record_id == ticket.id)
    return db.session.execute(query.order_by(ComplaintStep.id)).all()


def first_answer(ticket, since=None):
    """(when, by which channel) the customer first heard of us (since then); None: not yet.

    What can still be taken back is not out.
    """
    query = of(Message, Message.sends_at, Message.channel).join(Entry, Entry.id == Message.entry_id).where(
        Message.record_id == ticket.id, Entry.direction == "out", Message.sends_at <= now())
    query = query.where(Message.sends_at >= since) if since else query
    return db.session.execute(query.order_by(Message.sends_at).limit(1)).one_or_none()


def is_sending(ticket):
    """Is an answer written, but can still be taken back?"""
    return db.session.scalar(of(Message, Message.entry_id).where(
        Message.record_id == ticket.id, Message.sends_at > now()).limit(1)) is not None


def next_promise(ticket):
    """The day the customer was promised something by next; None: nothing stands."""
    return db.session.scalar(of(Promise, Promise.due_at).where(
        Promise.record_id == ticket.id, Promise.kept_at.is_(None), Promise.withdrawn_at.is_(None),
        Promise.due_at >= now()).order_by(Promise.due_at).limit(1))


def causes():
    """(id, path, parent_id) of the root causes, each below the one it is part of."""
    query = sa.select(RootCause.id, RootCause.path, RootCause.parent_id).where(RootCause.archived_at.is_(None))
    return whole_before_parts(db.session.execute(query.order_by(*in_branch(RootCause)).limit(MOST)).all())


def cause_choices(held=None):
    """The causes to choose from, and the one that is held though it was archived since."""
    offered = [(cause.id, cause.path) for cause in causes()]
    if held is not None and held not in dict(offered):
        offered.append((held, cause_path(held)))
    return offered


def cause_path(cause_id):
    return db.session.scalar(sa.select(RootCause.path).where(RootCause.id == cause_id)) if cause_id else ""


def approver(file):
    """The name of who approved what is given; empty: nobody."""
    return db.session.scalar(sa.select(User.name).where(User.id == file.approved_by_id)) if file.approved_by_id else ""


def complaint_rules():
    """What holds for all complaints; as shipped while nobody set anything."""
    return db.session.get(ServiceRules, 1) or ServiceRules(
        id=1, version=1, alarm_count=ALARM_COUNT, alarm_days=ALARM_DAYS, stage_days=dict(STAGE_DAYS))


def approval_cents():
    """From which cost on a remedy needs a second person, in the home currency; None: never."""
    return db.session.scalar(sa.select(ServiceRules.approval_cents).where(ServiceRules.id == 1))


def needs_approval(file):
    limit = approval_cents()
    return limit is not None and (file.cost_cents or 0) > limit and file.approved_by_id is None
