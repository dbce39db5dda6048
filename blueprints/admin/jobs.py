"""The nightly tidying: what has run out and nobody will ask for again goes."""
from datetime import time, timedelta

import sqlalchemy as sa

from core import sign_in_log
from core.jobs import Progress, handler
from core.once import KEPT_FOR
from core.words import _l
from models import ImportRun, Job, OnceAnswer, OneTimeLink, SignIn, SignInEvent, Throttle, User, db, now

STEP = 500  # rows a transaction: well below 200 ms
JOBS_KEPT = timedelta(days=30)
# The last invitation of somebody who has not come yet: it says that they were invited, and until when.
UNANSWERED = sa.and_(OneTimeLink.purpose == "invite", OneTimeLink.used_at.is_(None),
                     OneTimeLink.user_id.in_(sa.select(User.id).where(User.password_hash.is_(None))))


@handler("admin.tidy", nightly_at=time(3, 30), title=_l("Tidy up: expired sign-ins, links and old jobs"))
def tidy_up(job):
    """Delete in short steps; what is deleted needs no cursor."""
    done = 0
    for query in outdated():
        while rows := db.session.scalars(query.limit(STEP)).all():
            for row in rows:
                db.session.delete(row)
            done += len(rows)
            yield Progress(done, cursor={})


def outdated():
    """Selects of rows that serve no purpose any more. Failed jobs stay until somebody decides about them."""
    return [
        sa.select(SignIn).where(SignIn.expires_at < now()),
        sa.select(SignInEvent).where(SignInEvent.at < sign_in_log.kept_since()),
        sa.select(OneTimeLink).where(OneTimeLink.expires_at < now() - timedelta(days=30), sa.not_(UNANSWERED)),
        sa.select(Throttle).where(Throttle.last_failure_at < now() - timedelta(days=1)),
        sa.select(OnceAnswer).where(OnceAnswer.created_at < now() - KEPT_FOR),
        sa.select(Job).where(Job.state.in_(("done", "cancelled")), Job.created_at < now() - JOBS_KEPT,
                             Job.id.not_in(sa.select(ImportRun.job_id).where(ImportRun.job_id.is_not(None)))),
    ]
