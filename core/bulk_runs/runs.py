"""A bulk run from the choosing of its rows to its undoing: what may be done with it when. Callers commit."""
from datetime import timedelta

import sqlalchemy as sa

from core import jobs
from core.bulk import insert_rows
from core.bulk_runs.declaring import NothingAsked, bulk_lists
from core.page import Refused
from core.scope import principal_of
from core.words import _
from core.write_guard import reached
from models import BulkItem, BulkRun, db, now

BUSY = ("choosing", "running", "undoing")
UNDOABLE_FOR = timedelta(days=30)
AT_ONCE = 1000  # rows frozen within the request; more by a job


def listed(run):
    """The declaration of the list a run was chosen from."""
    return bulk_lists()[run.listing]


def action_of(run):
    return listed(run).action(run.action)


def form_of(run):
    """The form that asks for the values."""
    return (action_of(run).form or NothingAsked)()


def begin(chosen_from, action, *, by, ids=(), query=None):
    """A new run on the rows with these ids, or on all rows of the view that `query` (of its address) describes.

    Its rows are frozen now, or by a job when they are many: who joins the view later is not touched.
    """
    run = BulkRun(listing=chosen_from.endpoint, kind=sa.inspect(chosen_from.model).polymorphic_identity, query=query,
                  action=action.name, counts={"all": 0}, created_by_id=by.id)
    db.session.add(run)
    db.session.flush()
    if query is None:
        visible = chosen_from.records(ids).with_only_columns(chosen_from.model.id)
        freeze(run, db.session.scalars(visible.order_by(chosen_from.model.id)).all())
    elif chosen_from.open(query).total <= AT_ONCE:
        freeze(run, ids_of_view(run))
    else:
        _start(run, "choosing")
    if run.state == "ready" and not run.counts["all"]:
        raise Refused(_("None of these rows is there any more; reload the list"))
    return run


def begin_at_once(chosen_from, action, values, *, by, query):
    """A run whose values are known already, on all rows of a view: nobody confirms it, it begins as soon as its rows
    are frozen. None where there is no row."""
    if not chosen_from.open(query).total:
        return None
    run = begin(chosen_from, action, by=by, query=query)
    if run.state == "choosing":
        run.values = action.settle(values, by=by)
    start(run, values, by=by)
    return run


def ids_of_view(run):
    """The ids of all rows of the run's view as it is now, in order."""
    chosen_from = listed(run)
    query = chosen_from.open(run.query).query()
    return sorted(set(db.session.scalars(query.with_only_columns(chosen_from.record_id)).all()))


def freeze(run, ids):
    """Write down which rows the run is about, and which of them its owner may not change."""
    may = reached(db.session, principal_of(db.session), ids, action_of(run).roles)
    stranger = {"outcome": "refused", "reason": not_yours()}
    rows = [{"run_id": run.id, "record_id": row_id, "outcome": "chosen", "reason": ""} |
            ({} if row_id in may else stranger) for row_id in ids]
    insert_rows(BulkItem, rows, domain=listed(run).domain)
    count(run, all=len(ids), refused=len(ids) - len(may))


def not_yours():
    return _("You may not change it: it is neither yours nor your team's")


def count(run, **numbers):
    """Add to the run's counts."""
    run.counts = run.counts | {name: run.counts.get(name, 0) + number for name, number in numbers.items() if number}


def waiting(run):
    """How many rows were chosen and not worked on."""
    done = sum(run.counts.get(name, 0) for name in ("changed", "unchanged", "refused"))
    return run.counts["all"] - done


def start(run, values, *, by):
    """Confirmed: queue the work. A second click finds it started and changes nothing."""
    if run.state != "ready":
        return
    run.values = action_of(run).settle(values, by=by)
    _start(run, "running")


def rows_are_frozen(run):
    """The job that chose them is done: whoever began the run confirms it, or has done so before."""
    run.state = "ready"
    if run.values:
        start(run, run.values, by=principal_of(db.session))


def cancel(run):
    """Stop; what was done stays done, and can be undone."""
    if run.state not in ("choosing", "ready", "running"):
        raise Refused(_("It has ended meanwhile; reload the page"))
    run.state, run.finished_at = "cancelled", now()


def start_undo(run):
    """Queue the way back. A second click changes nothing."""
    if run.state in ("undoing", "undone"):
        return
    if not can_be_undone(run):
        raise Refused(_("It can no longer be undone; reload the page"))
    _start(run, "undoing")


def can_be_undone(run):
    ended = run.state in ("done", "cancelled") and run.counts.get("changed", 0) > 0
    return ended and undoable_until(run) > now()


def _start(run, state):
    run.state = state
    db.session.flush()
    run.job_id = jobs.enqueue(f"bulk.{state}", key=f"bulk:{run.id}:{state}", run_id=run.id).id


def undoable_until(run):
    return run.finished_at + UNDOABLE_FOR


def told(run):
    """What its values say to a person: [(label, text)]."""
    return action_of(run).told(run.values) if run.values else []
