"""What is said where no backup of the last night is kept: one was missed, or there was no night yet."""
import sqlalchemy as sa

from core.backups.shelf import newest
from core.times import format_instant
from core.words import _, language
from models import Job, Schedule, db, now


def first_due():
    """When the very first backup is made; None where there is one, or one was missed."""
    if newest() is not None or db.session.scalar(
            sa.select(Job.id).where(Job.kind == "backups.make", Job.state.in_(("done", "dead"))).limit(1)) is not None:
        return None
    due = db.session.scalar(sa.select(Schedule.next_at).where(Schedule.name == "backups.make"))
    return due if due is not None and due > now() else None


def told():
    """(sentence, tone) about the backup that is not there."""
    due = first_due()
    if due is None:
        return _("There is no backup of the last 36 hours. Is a worker running?"), "warning"
    when = format_instant(due, language())
    return _("There is no backup yet: the first is made by itself at %(when)s, or now.", when=when), "info"
