"""Which plays there are, how many are in each, and what became of them."""
from dataclasses import dataclass

import sqlalchemy as sa

from core.access import of
from models import Play, PlayRun, PlayStep, PlayTask, Record, User, db

CLASS_ORDER = sa.case({"potential": 0, "new": 1, "existing": 2, "loyal": 3}, value=Play.lifecycle, else_=4)
ALL = sa.select(
    Play.id, Play.code, Play.name, Play.lifecycle, Play.size, Play.geography, Play.edition, Play.state, Play.is_on,
    Play.enters,
).where(Play.state != "retired").order_by(CLASS_ORDER, Play.name, Play.edition)
BY_FATE = of(PlayRun, PlayRun.code, PlayRun.state, PlayRun.fate, sa.func.count().label("number")).group_by(
    PlayRun.code, PlayRun.state, PlayRun.fate)
AT_STEPS = of(PlayRun, PlayRun.at_key, sa.func.count().label("number")).where(
    PlayRun.code == sa.bindparam("code"), PlayRun.state == "open").group_by(PlayRun.at_key)
BY_EDITION = of(PlayRun, PlayRun.play_id, Play.edition, sa.func.count().label("number")).join(
    Play, Play.id == PlayRun.play_id).where(
    PlayRun.code == sa.bindparam("code"), PlayRun.state == "open").group_by(PlayRun.play_id, Play.edition)
STEPS = sa.select(
    PlayStep.id, PlayStep.key, PlayStep.name, PlayStep.timing, PlayStep.days, PlayStep.way, PlayStep.whose,
    PlayStep.script, User.name.label("person"),
).outerjoin(User, User.id == PlayStep.person_id).where(PlayStep.play_id == sa.bindparam("play_id")).order_by(
    PlayStep.position, PlayStep.id)
DONE = of(PlayTask, PlayTask.key, Record.state, sa.func.count().label("number")).join(
    PlayRun, PlayRun.id == PlayTask.run_id).join(Record, Record.id == PlayTask.task_id).where(
    PlayRun.code == sa.bindparam("code"), Record.kind == "task").group_by(PlayTask.key, Record.state)
FIRST = of(PlayRun, sa.func.min(PlayRun.entered_at)).where(PlayRun.code == sa.bindparam("code"))


@dataclass(frozen=True)
class Counts:
    """Of one play: how many are in it now, and {fate: number} of all who ever were."""

    inside: int
    fates: dict


def editions(code):
    """All editions of a play, the oldest first."""
    return db.session.scalars(sa.select(Play).where(Play.code == code).order_by(Play.edition)).all()


def published(code):
    return next((each for each in editions(code) if each.state == "published"), None)


def running():
    """The plays customers enter by themselves."""
    query = sa.select(Play).where(Play.state == "published", Play.is_on)
    return db.session.scalars(query.order_by(CLASS_ORDER, Play.id)).all()


def startable(lifecycle, party_id):
    """(id, name) of plays in force for a class that a customer is not in."""
    inside = of(PlayRun, PlayRun.code).where(PlayRun.party_id == party_id, PlayRun.state == "open")
    query = sa.select(Play.id, Play.name).where(
        Play.state == "published", Play.lifecycle == lifecycle, Play.code.not_in(inside))
    return db.session.execute(query.order_by(Play.name)).all()


def all_plays():
    return db.session.execute(ALL).all()


def counts(code=None):
    """{code: Counts}"""
    found = {}
    query = BY_FATE if code is None else BY_FATE.where(PlayRun.code == code)
    for row in db.session.execute(query):
        before = found.get(row.code, Counts(0, {}))
        fates = before.fates | {row.fate: before.fates.get(row.fate, 0) + row.number}
        found[row.code] = Counts(before.inside + (row.number if row.state == "open" else 0), fates)
    return found


def steps(play):
    return db.session.execute(STEPS, {"play_id": play.id}).all()


def at_steps(code):
    """{key of a step: how many stand at it now}"""
    return dict(db.session.execute(AT_STEPS, {"code": code}).all())


def tasks_by_step(code):
    """{(key, state of the task): how many}"""
    return {(row.key, row.state): row.number for row in db.session.execute(DONE, {"code": code})}


def inside_by_edition(code):
    """[(id of the edition, its number, how many are in it)], the oldest first."""
    return sorted(db.session.execute(BY_EDITION, {"code": code}).all(), key=lambda row: row.edition)


def first_entry(code):
    """When the first customer entered it; None for nobody yet."""
    return db.session.scalar(FIRST, {"code": code})
