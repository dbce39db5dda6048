"""Imports as jobs: the dry run, the writing, the undoing, and forgetting what nobody needs any more."""
from datetime import time, timedelta

import sqlalchemy as sa

from core.bulk import delete_rows
from core.files import drop_file
from core.importing import running
from core.importing.staging import clear, clear_rows
from core.jobs import Progress, handler
from core.words import _l
from models import ImportRun, db, now

ROWS_KEPT = timedelta(days=30)  # of runs that ended; the ledger stays, so that they can be undone
UNUSED_KEPT = timedelta(days=14)  # runs nobody applied


def end_of(job):
    """What whoever started an import is told when its job ends; a discarded one is forgotten."""
    run = db.session.get(ImportRun, job.args["run_id"])
    if run is None or run.state == "discarded":
        return None
    waits = {"outcome": "waits"} if run.state == "uploaded" else {}  # it could not be read: its owner must say how
    return {"title": run.filename, "path": f"/imports/{run.id}", **waits}


@handler("imports.checking", title=_l("Dry run of an import"), tells=end_of)
def check(job, run_id):
    yield from running.check(run_id, job.cursor)


@handler("imports.applying", title=_l("Import"), tells=end_of)
def apply(job, run_id):
    yield from running.apply(run_id, job.cursor)


@handler("imports.undoing", title=_l("Undoing of an import"), tells=end_of)
def undo(job, run_id):
    yield from running.undo(run_id, job.cursor)


@handler("imports.forget", title=_l("Forgetting a discarded import"))
def forget(job, run_id):
    """Take out a discarded run, its rows and, unless another run has the same one, its file."""
    for _gone in clear(run_id):
        yield Progress(0, cursor={})
    run = db.session.get(ImportRun, run_id)
    if run is not None and run.state == "discarded":
        drop_unless_shared(run)
        delete_rows(ImportRun, ImportRun.id == run_id, domain="imports")
    yield Progress(0, cursor={})


@handler("imports.tidy", nightly_at=time(3, 0), title=_l("Forgetting the rows of old imports"))
def tidy(job):
    """Rows of old runs, and runs that were left lying, take room for nothing."""
    lying = sa.select(ImportRun.id).where(
        ImportRun.state.in_(("uploaded", "checked")), ImportRun.created_at < now() - UNUSED_KEPT)
    for run in db.session.scalars(sa.select(ImportRun).where(ImportRun.id.in_(lying))).all():
        run.state = "discarded"
    yield Progress(0, cursor={})
    for run_id in db.session.scalars(sa.select(ImportRun.id).where(ImportRun.state == "discarded")).all():
        yield from forget(job, run_id)
    old = sa.select(ImportRun.id).where(
        ImportRun.state.in_(("applied", "undone")), ImportRun.finished_at < now() - ROWS_KEPT)
    for run_id in db.session.scalars(old).all():
        for _gone in clear_rows(run_id):
            yield Progress(0, cursor={})


def drop_unless_shared(run):
    others = sa.select(ImportRun.id).where(ImportRun.file_sha == run.file_sha, ImportRun.id != run.id).limit(1)
    if db.session.scalar(others) is None:
        drop_file(run.file_sha)
