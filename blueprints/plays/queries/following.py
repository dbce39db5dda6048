"""Whom the days and changes of class move: who enters a play, leaves it, or has a step to be made a task."""
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.plays.queries.without import is_for
from core.access import of
from core.times import today
from core.workspace import workspace
from models import CustomerProfile, LifecycleEvent, Party, Play, PlayRun, PlayTask, Record, db

Before, Made, Its = aliased(PlayRun), aliased(PlayTask), aliased(Record)


def entering(play, most):
    """Ids of customers who come into a play now, at most so many."""
    query = of(CustomerProfile, CustomerProfile.party_id).join(Party, Party.id == CustomerProfile.party_id).where(
        CustomerProfile.is_current, CustomerProfile.lifecycle == play.lifecycle, *is_for(play),
        *(changed_into(play) if play.enters == "change" else stands_in(play)))
    if play.goal == "order":  # whoever ordered today would be through at once
        query = query.where(CustomerProfile.last_order_on < today(workspace()))
    return db.session.scalars(query.order_by(CustomerProfile.party_id).limit(most)).all()


def was_in(play, *conditions):
    return sa.select(Before.id).where(
        Before.party_id == CustomerProfile.party_id, Before.code == play.code, *conditions).exists()


def changed_into(play):
    """Whose class changed to this one since the play was on, and who was entered as potential since; each once."""
    changed = sa.select(LifecycleEvent.id).where(
        LifecycleEvent.party_id == CustomerProfile.party_id, LifecycleEvent.to_class == play.lifecycle,
        LifecycleEvent.at >= play.on_since, ~was_in(play, Before.entered_at >= LifecycleEvent.at)).exists()
    yield ~was_in(play, Before.state == "open")
    if play.lifecycle == "potential":
        changed = sa.or_(changed, sa.and_(Party.created_at >= play.on_since, ~was_in(play)))
    yield changed


def stands_in(play):
    """Who has been in the class for so long, and did not begin the play in this stretch of it already."""
    until = today(workspace()) - timedelta(days=play.after_days)
    yield sa.or_(CustomerProfile.since.is_(None), CustomerProfile.since <= until)
    yield ~was_in(play, sa.or_(Before.state == "open", CustomerProfile.since.is_(None),
                               Before.entered_on >= CustomerProfile.since))


def left(after_id, most):
    """(run, class, is_current, day of the last order) of runs whose customer is not where the play wants them any more:
    the class is another one, they are no customer, or ordered and that was the goal."""
    ordered = sa.and_(Play.goal == "order", PlayRun.state == "open",
                      CustomerProfile.last_order_on >= PlayRun.entered_on)
    query = of(PlayRun, PlayRun, CustomerProfile.lifecycle, CustomerProfile.is_current, ordered.label("ordered")).join(
        Play, Play.id == PlayRun.play_id).join(CustomerProfile, CustomerProfile.party_id == PlayRun.party_id).where(
        PlayRun.id > after_id, PlayRun.fate == "",
        sa.or_(CustomerProfile.lifecycle != Play.lifecycle, ordered,
               sa.and_(~CustomerProfile.is_current, PlayRun.state == "open")))
    return db.session.execute(query.order_by(PlayRun.id).limit(most)).all()


def first_left_for(run, lifecycle):
    """The class a customer went to first from the one of the play, since they entered it; None when nobody noted it."""
    query = of(LifecycleEvent, LifecycleEvent.to_class).where(
        LifecycleEvent.party_id == run.party_id, LifecycleEvent.from_class == lifecycle,
        LifecycleEvent.at >= run.entered_at)
    return db.session.scalar(query.order_by(LifecycleEvent.id).limit(1))


def further(after_id, most):
    """Open runs whose customer stands at a step that is done, while another one has an open task."""
    opened = sa.select(Made.id).join(Its, Its.id == Made.task_id).where(
        Made.run_id == PlayRun.id, Its.kind == "task", Its.is_open)
    query = of(PlayRun).where(PlayRun.state == "open", PlayRun.id > after_id, opened.exists(),
                              ~opened.where(Made.key == PlayRun.at_key).exists())
    return db.session.scalars(query.order_by(PlayRun.id).limit(most)).all()


def open_runs(after_id, most):
    query = of(PlayRun).where(PlayRun.state == "open", PlayRun.id > after_id).order_by(PlayRun.id)
    return db.session.scalars(query.limit(most)).all()


def on_other_editions(play, after_id, most):
    query = of(PlayRun).where(PlayRun.code == play.code, PlayRun.state == "open", PlayRun.play_id != play.id,
                              PlayRun.id > after_id)
    return db.session.scalars(query.order_by(PlayRun.id).limit(most)).all()
