"""Telling of due tasks, all day long, and forgetting what was read long ago."""
from datetime import time, timedelta

import sqlalchemy as sa

from blueprints.notices.queries import newly_due
from core.bulk import delete_rows, write_computed
from core.jobs import Progress, handler
from core.notices import tell
from core.principal import SYSTEM
from core.words import _l
from models import Notice, Task, db, now

STEP = 100  # tasks a transaction
KEPT = timedelta(days=90)  # notices that were read


@handler("notices.due", every=timedelta(minutes=5), title=_l("Notices of due tasks"))
def tell_due(job):
    """Tell the owners of open tasks whose day or hour has come, once for each due date (see `Task.reminded_at`)."""
    done = 0
    while due := db.session.execute(newly_due(STEP)).all():
        for task in due:
            tell([task.owner_id], "due", key=f"due:{task.id}", by=SYSTEM, record_id=task.id)
        write_computed(Task, [{"id": task.id, "reminded_at": now()} for task in due], domain="admin")
        done += len(due)
        yield Progress(done, cursor={})  # who was told is not found again


@handler("notices.tidy", nightly_at=time(3, 45), title=_l("Forgetting old notices"))
def forget_old(job):
    old = sa.select(Notice.id).where(Notice.read_at < now() - KEPT).order_by(Notice.id).limit(1000)
    done = 0
    while ids := db.session.scalars(old).all():
        done += delete_rows(Notice, Notice.id.in_(ids), domain="admin")
        yield Progress(done, cursor={})
