"""Begin to load the sample, or to remove it: what the page, the set-up and the shell call."""
import sqlalchemy as sa

from blueprints.demo import company
from blueprints.demo.ledger import is_present
from blueprints.demo.stage import WORDS
from core.jobs import enqueue
from core.page import Refused
from core.words import _
from core.workspace import workspace
from models import Job, Role, User, db, user_roles

KEY = "demo"  # of both jobs: they wait for each other


def load(lead_id):
    """The job that makes the sample; `lead_id` is who sees a good share of it as their own, or None."""
    refuse_while_busy()
    if is_present():
        raise Refused(_("The sample is here already: remove it first"))
    company.refuse_taken(WORDS[workspace().language])
    return enqueue("demo.load", key=KEY, lead_id=lead_id)


def remove():
    """The job that takes the sample out again."""
    refuse_while_busy()
    if not is_present():
        raise Refused(_("There is no sample here"))
    return enqueue("demo.remove", key=KEY)


def refuse_while_busy():
    if job_under_way() is not None:
        raise Refused(_("The sample is being loaded or removed at this moment"))


def job_under_way():
    return db.session.scalar(sa.select(Job.id).where(Job.key == KEY, Job.state.in_(("queued", "running"))))


def last_job():
    """The newest of both jobs, or None."""
    return db.session.scalars(sa.select(Job).where(Job.key == KEY).order_by(Job.id.desc()).limit(1)).one_or_none()


def first_administrator():
    """Whose sample it becomes when the shell makes it: the first administrator who can sign in; None without one."""
    query = sa.select(User.id).join(user_roles, user_roles.c.user_id == User.id).join(
        Role, Role.id == user_roles.c.role_id).where(
        Role.key == "administrator", User.is_active, User.password_hash.is_not(None))
    return db.session.scalar(query.order_by(User.id).limit(1))
