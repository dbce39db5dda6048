"""From the bar below a list to the preview, the progress and the end of a run."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.bulk import bp, queries
from blueprints.bulk.labels import EXPLAINED, OUTCOMES, STATE_TONES, STATES
from core.access import find, needs
from core.address_values import row_id
from core.bulk_runs import runs as work
from core.bulk_runs.declaring import bulk_lists
from core.export import WRITERS
from core.kinds import kinds
from core.long_runs import job_of, try_again
from core.page import Refused, done, page
from core.words import _
from models import BulkRun, db

MOST_IDS = 1000  # ticked by hand


def found(run_id):
    """The run, if it is the asker's own; others learn nothing of it."""
    run = find(BulkRun, run_id)
    if run.created_by_id != current_user.id or run.listing not in bulk_lists():
        abort(404)
    return run


def here(run):
    return url_for(".run", run_id=run.id)


def list_asked_for(level):
    """The list somebody ticked rows of, and may read or write."""
    listed = bulk_lists().get(request.form.get("listing", "")) or abort(400)
    return listed if listed.may(level) else abort(403)


def rows_asked_for():
    """(ids, None) of the ticked rows, or ((), query) for all rows of the view."""
    if request.form.get("all"):
        return (), request.form.get("query", "")
    try:
        ids = sorted({row_id(text) for text in request.form.getlist("ids")})
    except ValueError:
        abort(400)
    if not ids:
        raise Refused(_("Tick at least one row first"))
    return ids if len(ids) <= MOST_IDS else abort(400), None


@bp.get("")
@needs()
def runs():
    listing = queries.runs(current_user).open(request.args, request.path)
    return page("bulk/runs.html", listing=listing, lists=bulk_lists(), states=STATES, tones=STATE_TONES)


@bp.post("")
@needs()
def choose_rows():
    kind = request.form.get("action", "")
    listed = list_asked_for("read" if kind in WRITERS else "write")
    ids, query = rows_asked_for()
    if kind in WRITERS:
        listing = listed.open(request.form.get("query", ""))
        if query is None:
            listing.only(listed.record_id.in_(ids))
        return listed.export(kind, listing)
    action = listed.action(kind) or abort(400)
    one = work.begin(listed, action, by=current_user, ids=ids, query=query)
    db.session.commit()
    return done(None, here(one))


@bp.route("/<int:run_id>", methods=["GET", "POST"])
@needs()
def run(run_id):
    one = found(run_id)
    form = work.form_of(one)
    if request.method == "POST" and (one.state != "ready" or form.validate()):
        work.start(one, form.values if one.state == "ready" else None, by=current_user)
        db.session.commit()
        return done(None, here(one))
    return page("bulk/run.html", run=one, form=form, job=job_of(one), is_busy=one.state in work.BUSY,
                listed=work.listed(one), action=work.action_of(one), waiting=work.waiting(one), told=work.told(one),
                states=STATES, outcomes=OUTCOMES, explained=EXPLAINED, sample=queries.sample,
                undo_until=work.undoable_until(one) if work.can_be_undone(one) else None)


@bp.post("/<int:run_id>/cancel")
@needs()
def cancel_run(run_id):
    one = found(run_id)
    work.cancel(one)
    db.session.commit()
    return done(_("Stopped"), here(one))


@bp.route("/<int:run_id>/undo", methods=["GET", "POST"])
@needs()
def undo_run(run_id):
    one = found(run_id)
    if request.method == "POST":
        work.start_undo(one)
        db.session.commit()
        return done(None, here(one))
    return page("bulk/undo_run.html", run=one, listed=work.listed(one), action=work.action_of(one),
                may_undo=work.can_be_undone(one))


@bp.post("/<int:run_id>/retry")
@needs()
def retry_run(run_id):
    one = found(run_id)
    try_again(one, work.BUSY)
    db.session.commit()
    return done(_("It goes on"), here(one))


@bp.get("/<int:run_id>/rows/<string:outcome>")
@needs()
def rows(run_id, outcome):
    one = found(run_id)
    if outcome not in OUTCOMES:
        abort(404)
    listing = queries.rows(one, outcome).open(request.args, request.path)
    prefix = kinds()[one.kind].url(0).removesuffix("0")
    return page("bulk/rows.html", run=one, listed=work.listed(one), action=work.action_of(one), outcome=outcome,
                outcomes=OUTCOMES, listing=listing, prefix=prefix)
