"""Bulk runs as jobs: freezing the rows, changing them, putting them back, and forgetting old ones."""
from datetime import time, timedelta

import sqlalchemy as sa

from core.bulk import delete_rows
from core.bulk_runs import running
from core.bulk_runs.runs import UNDOABLE_FOR, action_of
from core.importing.pace import Pace
from core.jobs import Progress, handler
from core.words import _l
from models import BulkItem, BulkRun, db, now

UNUSED_FOR = timedelta(days=1)  # chosen and never confirmed


def end_of(job):
    """What whoever began a run is told when its job ends; nobody is told of what they stopped themselves."""
    run = db.session.get(BulkRun, job.args["run_id"])
    if run is None or (run.state == "cancelled" and "why" not in run.counts):
        return None
    return {"title": str(action_of(run).label), "path": f"/bulk/{run.id}"}


@handler("bulk.choosing", title=_l("Choosing the rows of a bulk change"))
def choose(job, run_id):
    yield from running.choose(run_id, job.cursor)


@handler("bulk.running", title=_l("Bulk change"), tells=end_of)
def apply(job, run_id):
    yield from running.apply(run_id, job.cursor)


@handler("bulk.undoing", title=_l("Undoing of a bulk change"), tells=end_of)
def undo(job, run_id):
    yield from running.undo(run_id, job.cursor)


@handler("bulk.tidy", nightly_at=time(3, 20), title=_l("Forgetting the rows of old bulk changes"))
def tidy(job):
    """Rows of runs that can no longer be undone go, their line stays. Runs nobody confirmed go whole."""
    old = sa.select(BulkRun.id).where(BulkRun.finished_at < now() - UNDOABLE_FOR).where(
        sa.select(BulkItem.run_id).where(BulkItem.run_id == BulkRun.id).exists())
    for run_id in db.session.scalars(old).all():
        yield from forget_items(run_id)
    unused = sa.select(BulkRun.id).where(BulkRun.state == "ready", BulkRun.created_at < now() - UNUSED_FOR)
    for run_id in db.session.scalars(unused).all():
        yield from forget_items(run_id)
        delete_rows(BulkRun, sa.and_(BulkRun.id == run_id, BulkRun.state == "ready"), domain="admin")
        yield Progress(0, cursor={})


def forget_items(run_id):
    """A little at a time: they may be a hundred thousand."""
    pace, column, of_run = Pace(size=2000, most=50_000), BulkItem.record_id, BulkItem.run_id == run_id
    last = 0
    while last is not None:
        pace.begin()
        last = db.session.scalar(sa.select(column).where(of_run).order_by(column).offset(pace.size - 1).limit(1))
        delete_rows(BulkItem, of_run if last is None else sa.and_(of_run, column <= last), domain="admin")
        yield Progress(0, cursor={})
        pace.took()
