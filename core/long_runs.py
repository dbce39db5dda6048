"""What imports and bulk changes share: a job works on a run step by step; a person may stop it, or let it go on."""
from functools import wraps

from core import jobs
from core.page import Refused
from core.words import _
from models import Job, db


class Stopped(Exception):
    """Somebody stopped the run, or another process has finished it: its job has nothing left to do."""


def until_stopped(steps):
    """Mark a generator of steps, (run id, cursor), that ends without a word once the run is stopped."""
    @wraps(steps)
    def stoppable(run_id, cursor):
        try:
            yield from steps(run_id, cursor or {})
        except Stopped:
            return
    return stoppable


def job_of(run):
    """The job that works on the run, or did last."""
    return db.session.get(Job, run.job_id) if run.job_id else None


def try_again(run, busy):
    """A job that failed too often goes on from where it stopped. `busy`: the states in which a job works on it."""
    job = job_of(run)
    if run.state not in busy or job is None or job.state != "dead":
        raise Refused(_("It is not at a standstill"))
    jobs.retry(job)
