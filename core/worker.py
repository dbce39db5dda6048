"""The worker: claims jobs one at a time, runs them step by step, survives being killed.

A lease says who works on a job and until when; the fencing number rises with each claim, and every commit of a step
checks it, so a worker that was thought dead cannot write. A job whose process is gone from this machine is taken over
at once, others when their lease runs out.
"""
import logging
import os
import signal
import socket
import time
import traceback
from datetime import timedelta
from inspect import isgenerator

import sqlalchemy as sa
from flask import current_app, g

from core.database import is_out_of_reach, writing
from core.directory import forget_own
from core.granted import principal_for
from core.jobs import HANDLERS, Progress, schedule_due_jobs, tell_end
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import in_language
from core.workspace import workspace
from models import Job, User, db, now

log = logging.getLogger(__name__)
HOST = socket.gethostname()
IDLE_SECONDS = 0.5
BACK_OFF = timedelta(seconds=5)
KILLS_FORGIVEN = 4  # times JOB_ATTEMPTS; a restart is no fault of a job, but one that ends each worker blocks the rest


class LostLease(Exception):
    """Another worker holds the job now; what this step did is rolled back."""


class Worker:
    def __init__(self):
        self.name = f"{HOST}:{os.getpid()}"
        self.lease = timedelta(seconds=current_app.config["JOB_LEASE_SECONDS"])
        self.attempts = current_app.config["JOB_ATTEMPTS"]
        self.stopping = False

    def run_forever(self):
        """Work until SIGTERM or SIGINT; the step under way is finished first."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        next_look = 0
        while not self.stopping:
            try:
                if time.monotonic() >= next_look:
                    next_look = time.monotonic() + 30
                    with acting_as(SYSTEM), writing():
                        schedule_due_jobs()
                if not self.run_one():
                    time.sleep(IDLE_SECONDS)
            except sa.exc.SQLAlchemyError as error:
                if not is_out_of_reach(error):
                    raise
                log.warning("database out of reach, trying again: %s", error)
                db.session.rollback()
                time.sleep(2)

    def _stop(self, _number, _frame):
        self.stopping = True

    def run_until_idle(self):
        """Run everything that is due now; for the shell and for tests."""
        while self.run_one():
            pass

    def run_one(self):
        """Claim and run one job. False when nothing is due."""
        g.pop("workspace", None)
        forget_own()
        with acting_as(SYSTEM), writing():
            job = self._claim()
            if job is None:
                return False
            if job.state == "running":
                self._run(job)
        return True

    def run_here(self, job):
        """Run a job the caller has just enqueued, to its end, and commit; for the shell, which needs no worker.

        It is claimed before anybody else can see it. Killed, it is taken over like any other; failed, it is dead.
        """
        self._take(job)
        job.attempts = self.attempts
        db.session.commit()
        self._run(job)
        db.session.refresh(job)

    def _claim(self):
        due = sa.select(Job).where(sa.or_(
            sa.and_(Job.state == "queued", Job.run_at <= now()),
            sa.and_(Job.state == "running", self._abandoned()),
        )).order_by(Job.run_at, Job.id).limit(1).with_for_update(skip_locked=True)
        job = db.session.scalars(due.execution_options(populate_existing=True)).one_or_none()
        if job is not None and job.attempts < self.attempts * KILLS_FORGIVEN:
            self._take(job)
        elif job is not None:
            job.state, job.finished_at, job.leased_by, job.lease_until = "dead", now(), None, None
            job.error = f"Every worker that ran it was killed, {job.attempts} times: does it need too much memory?"
            tell_end(job)
        db.session.commit()
        return job

    def _take(self, job):
        job.state, job.leased_by, job.lease_until = "running", self.name, now() + self.lease
        job.fence += 1
        job.attempts += 1
        job.started_at = job.started_at or now()

    def _abandoned(self):
        """Jobs whose lease ran out, whose worker is a process of this machine that is no more, or this one: it asks
        for its next job, so it lost the database in the middle of the last."""
        holders = db.session.scalars(sa.select(Job.leased_by).where(Job.state == "running").distinct()).all()
        gone = [name for name in holders if name and name.startswith(f"{HOST}:") and not _is_alive(name)]
        gone.append(self.name)
        return sa.or_(Job.lease_until < now(), Job.leased_by.in_(gone))

    def _run(self, job):
        fence = job.fence
        try:
            with acting_as(self._principal(job)) as principal, in_language(principal.language or self._language()):
                steps = HANDLERS[job.kind](job, **job.args)
                for progress in steps if isgenerator(steps) else ():
                    self._commit_step(job, fence, progress)
                    if self.stopping:
                        return self._hand_back(job, fence)
                self._commit_step(job, fence, None)
        except LostLease:
            log.warning("job %s was taken over", job.id)
            db.session.rollback()
        except Exception as error:  # whatever a handler raises is kept with the job
            db.session.rollback()
            self._fail(job.id, fence, error)
        return None

    def _principal(self, job):
        if job.as_user_id is None:
            return SYSTEM
        return principal_for(db.session.get(User, job.as_user_id))

    def _language(self):
        home = workspace()
        return home.language if home else "en"

    def _commit_step(self, job, fence, progress: Progress | None):
        """The step's effect, its progress and the lease in one transaction. `None` ends the job."""
        held = self._held(job.id, fence)
        if progress is None:
            held.state, held.finished_at, held.lease_until, held.error = "done", now(), None, None
            tell_end(held)
        else:
            held.lease_until = now() + self.lease
            held.done, held.total = progress.done, progress.total
            held.cursor = progress.cursor
            held.result = progress.result if progress.result is not None else held.result
        db.session.commit()

    def _held(self, job_id, fence):
        db.session.flush()
        query = sa.select(Job).where(Job.id == job_id, Job.fence == fence, Job.state == "running")
        held = db.session.scalars(
            query.with_for_update().execution_options(populate_existing=True)).one_or_none()
        if held is None:
            raise LostLease
        return held

    def _hand_back(self, job, fence):
        held = self._held(job.id, fence)
        held.state, held.leased_by, held.lease_until, held.attempts = "queued", None, None, held.attempts - 1
        db.session.commit()

    def _fail(self, job_id, fence, error):
        try:
            held = self._held(job_id, fence)
        except LostLease:  # whoever works on it now did the same meanwhile, so keys were taken: no fault of the job
            log.warning("job %s was taken over", job_id)
            db.session.rollback()
            return
        log.error("job %s failed", job_id, exc_info=error)
        held.error = "".join(traceback.format_exception(error))[-4000:]
        held.leased_by = held.lease_until = None
        if held.attempts >= self.attempts:
            held.state, held.finished_at = "dead", now()
            tell_end(held)
        else:
            held.state, held.run_at = "queued", now() + BACK_OFF * 4 ** (held.attempts - 1)
        db.session.commit()


def _is_alive(name):
    try:
        os.kill(int(name.rpartition(":")[2]), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
