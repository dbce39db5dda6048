"""Jobs: enqueued in the business transaction, run by a worker, each effect exactly once.

A handler that is a plain function does its work in one transaction, which also marks the job done. One that takes
long is a generator: what it changed since the last `yield Progress(...)` is committed together with how far it came,
under the job's fencing number; a killed worker loses at most one step, and the next one goes on from `job.cursor`.
"""
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from core import times
from core.notices import tell
from core.principal import SYSTEM
from core.scope import principal_of
from core.workspace import workspace
from models import Job, Schedule, db, now

HANDLERS = {}
TITLES = {}  # kind -> lazy text, for people
SCHEDULED = {}  # kind -> local time of day, once a day; or the time between two runs
TELLS = {}  # kind -> function from an ended job to the facts its starter is told


@dataclass
class Progress:
    """A step is complete. From `cursor` the handler can go on; without it a step would be done twice."""

    done: int
    total: int | None = None
    cursor: dict = field(kw_only=True)
    result: dict | None = None


def handler(kind, *, nightly_at=None, every=None, title=None, tells=None):
    """Register a function `(job, **args)` for jobs of `kind`.

    `nightly_at=time(2, 0)` runs it each night, `every=timedelta(minutes=5)` all day long. `title` (a lazy text) is what
    people read. `tells`: a function from the job, done or dead, to the facts of a notice to whoever started it (`title`
    and `path` of what it was about; `outcome`, when that is another than the job's state); None, and nobody is told.
    """
    def register(function):
        HANDLERS[kind], TITLES[kind] = function, title or kind
        if nightly_at is not None or every is not None:
            SCHEDULED[kind] = nightly_at if nightly_at is not None else every
        if tells is not None:
            TELLS[kind] = tells
        return function
    return register


def enqueue(kind, *, key=None, run_at=None, **args):
    """Put a job into the caller's transaction. With `key`, one that is still queued under it is used instead."""
    if kind not in HANDLERS:
        raise KeyError(f"no handler for jobs of kind {kind!r}")
    if key is not None:
        waiting = db.session.scalars(
            sa.select(Job).where(Job.key == key, Job.state.in_(("queued", "running")))).one_or_none()
        if waiting is not None:
            return waiting
    principal = principal_of(db.session)
    job = Job(kind=kind, key=key, args=args, as_user_id=principal.id if principal else None, run_at=run_at or now())
    db.session.add(job)
    db.session.flush()
    return job


def retry(job):
    """Give a dead job another round of attempts, from where it stopped."""
    job.state, job.attempts, job.error, job.run_at, job.finished_at = "queued", 0, None, now(), None


UNDER_WAY = sa.select(Job.state, Job.done, Job.total).where(
    Job.kind == sa.bindparam("kind"), Job.state.in_(("queued", "running", "dead"))).order_by(Job.id.desc()).limit(1)


def running(kind):
    """(state, done, total) of the newest job of a kind that waits, works or came to a standstill; None without one."""
    return db.session.execute(UNDER_WAY, {"kind": kind}).one_or_none()


def tell_end(job):
    """Tell whoever started a job that it is done, or dead; in the transaction that ends it."""
    facts = TELLS[job.kind](job) if job.kind in TELLS else None
    if facts is not None:
        told = {"job": job.kind, "outcome": job.state, **facts}
        tell([job.as_user_id], "job", key=f"job:{job.id}", by=SYSTEM, **told)


def schedule_due_jobs():
    """Enqueue what is due by the clock. Compare-and-set on `next_at`: many workers, one job. Commits."""
    home = workspace()
    if home is None:
        return
    for kind, when in SCHEDULED.items():
        with suppress(IntegrityError), db.session.begin_nested():  # another worker did the same at this moment
            _schedule(kind, now() + when if isinstance(when, timedelta) else next_occurrence(when, home.time_zone))
    db.session.commit()


def _schedule(kind, next_at):
    schedule = db.session.get(Schedule, kind, with_for_update=True)
    if schedule is None:
        db.session.add(Schedule(name=kind, next_at=next_at))
    elif schedule.next_at <= now():
        schedule.next_at = next_at
        if isinstance(SCHEDULED[kind], timedelta):
            _forget_runs(kind)
        enqueue(kind, key=f"scheduled:{kind}")


def _forget_runs(kind):
    """Of what runs all day long only the last run is kept: nobody would find another job among the others."""
    done = sa.select(Job).where(Job.state == "done", Job.kind == kind).order_by(Job.id.desc()).offset(1)
    for job in db.session.scalars(done):
        db.session.delete(job)


def next_occurrence(at: time, zone_name) -> datetime:
    """The next instant at which it is `at` o'clock in a zone."""
    local = now().astimezone(times.zone(zone_name))
    day = local.date() + timedelta(days=1 if local.time() >= at else 0)
    return times.local_to_instant(datetime.combine(day, at), zone_name)
