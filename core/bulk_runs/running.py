"""The work on a run as steps of a job: freeze its rows, change them, put them back. Each yield is one transaction.

What was done is written beside each row in the transaction that did it, so a killed worker loses at most one step,
which was rolled back, and nothing is done twice.
"""
import time
from collections import Counter

import sqlalchemy as sa

from core.bulk_runs import runs
from core.bulk_runs.together import Reason, carried_out
from core.database import reading
from core.importing.pace import Pace
from core.jobs import Progress
from core.long_runs import Stopped, until_stopped
from core.page import Refused
from core.scope import principal_of
from core.words import _
from core.write_guard import reached
from models import BulkItem, BulkRun, Record, db, now

BREATH_SECONDS = 0.003  # between two steps, so that others who want to write get their turn


@until_stopped
def choose(run_id, cursor):
    """Freeze the rows of a large view: read at one instant, written down a little at a time."""
    run = _held(run_id, "choosing")
    with reading():
        ids = [row_id for row_id in runs.ids_of_view(run) if row_id > cursor.get("after", 0)]
    pace, total = Pace(size=1000, most=10_000), run.counts["all"] + len(ids)
    while ids:
        run = _held(run_id, "choosing")
        pace.begin()
        some, ids = ids[:pace.size], ids[pace.size:]
        runs.freeze(run, some)
        yield Progress(run.counts["all"], total, cursor={"after": some[-1]})
        _let_others(pace)
    run = _held(run_id, "choosing")
    runs.rows_are_frozen(run)
    yield Progress(total, total, cursor={"after": cursor.get("after", 0)})


@until_stopped
def apply(run_id, cursor):
    run = _held(run_id, "running")
    total = runs.waiting(run)
    try:
        yield from _in_steps(run, "running", "chosen", _change, cursor, total)
    except Refused as why:  # the tag is archived, the owner gone: nothing more can be done
        db.session.rollback()
        run = _held(run_id, "running")
        run.state, run.finished_at, run.counts = "cancelled", now(), run.counts | {"why": why.message}
    else:
        run = _held(run_id, "running")
        run.state, run.finished_at = "done", now()
    yield Progress(total - runs.waiting(run), total, cursor=cursor)


@until_stopped
def undo(run_id, cursor):
    run = _held(run_id, "undoing")
    total = run.counts["changed"]
    yield from _in_steps(run, "undoing", "changed", _put_back, cursor, total)
    run = _held(run_id, "undoing")
    run.state, run.finished_at = "undone", now()
    yield Progress(total, total, cursor=cursor)


def _held(run_id, state):
    """The run as it is now, locked until the step ends."""
    run = db.session.get(BulkRun, run_id, populate_existing=True, with_for_update=True)
    if run is None or run.state != state:
        raise Stopped
    return run


def _in_steps(run, state, outcome, work, cursor, total):
    """`work` on all rows with that outcome, so many at a time as fit into a short transaction."""
    pace, after, done = Pace(size=50, most=1000, least=50), cursor.get("after", 0), cursor.get("done", 0)
    while True:
        run = _held(run.id, state)
        pace.begin()
        items = db.session.scalars(sa.select(BulkItem).where(
            BulkItem.run_id == run.id, BulkItem.outcome == outcome, BulkItem.record_id > after,
        ).order_by(BulkItem.record_id).limit(pace.size)).all()
        if not items:
            return
        work(run, items)
        runs.count(run, **Counter(item.outcome for item in items))
        after, done = items[-1].record_id, done + len(items)
        yield Progress(done, total, cursor={"after": after, "done": done})
        _let_others(pace)


def _let_others(pace):
    """Outside any transaction."""
    pace.took()
    time.sleep(BREATH_SECONDS)


def _change(run, items):
    by, action = principal_of(db.session), runs.action_of(run)
    action.check(run.values)
    pairs, beside = _loaded(run, items, "refused", by)
    done = carried_out(pairs, lambda record, item: action.apply(record, run.values, beside, by=by))
    for item, record in pairs:
        before = done[item.record_id]
        if isinstance(before, Reason):
            item.outcome, item.reason = "refused", before.text
        elif before is None:
            item.outcome = "unchanged"
        else:
            item.outcome, item.before, item.version_after = "changed", before, record.version


def _put_back(run, items):
    by, action = principal_of(db.session), runs.action_of(run)
    pairs, beside = _loaded(run, items, "kept", by)
    done = carried_out(pairs, lambda record, item: _put_one_back(action, record, item, beside, by))
    for item, _record in pairs:
        told = done[item.record_id]
        item.outcome, item.reason = ("kept", told.text) if isinstance(told, Reason) else ("undone", "")


def _put_one_back(action, record, item, beside, by):
    if action.by_version and record.version != item.version_after:
        raise Refused(_("Edited since"))
    action.put_back(record, item.before, beside, by=by)


def _loaded(run, items, otherwise, by):
    """([(item, record)] of those that may be changed, what was loaded beside); the others are settled with why."""
    action, ids = runs.action_of(run), [item.record_id for item in items]
    query = runs.listed(run).records(ids).options(*action.options).with_for_update(of=Record)
    loaded = db.session.scalars(query.execution_options(populate_existing=True))
    records = {record.id: record for record in loaded}
    may = reached(db.session, by, list(records), action.roles)
    for item in items:
        if item.record_id not in may:
            item.outcome, item.reason = otherwise, runs.not_yours()
    pairs = [(item, records[item.record_id]) for item in items if item.record_id in may]
    return pairs, action.beside(run.values, list(may))
