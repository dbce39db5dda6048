"""Jobs an administrator decides about: another round, out of the queue, now instead of tonight."""
import sqlalchemy as sa

from core.jobs import SCHEDULED, enqueue, retry
from core.page import Refused
from core.words import _
from models import Job, db


def retry_job(job):
    """From where it stopped, with all its attempts."""
    if job.state not in ("dead", "cancelled"):
        raise Refused(_("Only failed and cancelled jobs can be tried again"))
    waiting = sa.select(Job.id).where(Job.key == job.key, Job.state.in_(("queued", "running")))
    if db.session.scalar(waiting) is not None:
        raise Refused(_("The same work is waiting already"))
    retry(job)


def cancel_job(job):
    if job.state != "queued":
        raise Refused(_("Only waiting jobs can be cancelled: this one has begun"))
    job.state = "cancelled"


def run_now(name):
    """What runs nightly, once more now; one that waits or runs already is that one."""
    if name not in SCHEDULED:
        raise Refused(_("There is nothing of this name to run"))
    return enqueue(name, key=f"scheduled:{name}")
