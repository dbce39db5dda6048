"""Customers in plays: the list, the way of one, entered and stopped by hand."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.plays import bp, labels
from blueprints.plays.actions import runs as actions
from blueprints.plays.forms.plays import StartForm
from blueprints.plays.queries import plays
from blueprints.plays.queries.runs import RUNS
from blueprints.plays.running import RunPortrait
from core.access import can, can_edit, find, needs
from core.export import export
from core.kinds import record_url
from core.page import done, page
from core.people import owner_filter
from core.words import _
from models import Party, Play, PlayRun, db


@bp.get("/runs")
@needs("customers.read")
def runs():
    listing = RUNS.open(request.args, request.path)
    names = {row.code: row.name for row in plays.all_plays()}
    states = [("", labels.RUN_STATES["open"]), ("ended", labels.RUN_STATES["ended"]), ("any", _("All"))]
    fates = [("", _("Whatever became of them")), *((code or "still", text) for code, text in labels.FATES.items())]
    return page("plays/runs.html", listing=listing, states=states, fates=fates, owners=owner_filter(_("All owners")),
                plays=[("", _("All plays")), *names.items()], counted=labels.runs_counted(listing.total))


@bp.get("/runs/export/<any(csv, xlsx):kind>")
@needs("customers.read")
def export_runs(kind):
    listing = RUNS.open(request.args, request.path)
    return export(kind, "plays", listing.file_columns(), listing.all_rows())


@bp.get("/runs/<int:run_id>")
@needs("customers.read")
def run(run_id):
    found = find(PlayRun, run_id)
    portrait = RunPortrait(found)
    return page("plays/run.html", run=found, portrait=portrait, labels=labels,
                may_edit=can("customers.write") and can_edit(portrait.party))


def find_run(run_id):
    """A run whose customer the asker may edit."""
    found = find(PlayRun, run_id)
    find(Party, found.party_id, to="edit")
    return found


@bp.route("/start/<int:party_id>", methods=["GET", "POST"])
@needs("customers.write")
def start_run(party_id):
    party = find(Party, party_id, to="edit")
    if party.profile is None:
        abort(404)
    form = StartForm(offered=plays.startable(party.profile.lifecycle, party_id))
    if form.validate_on_submit() and (made := form.acted(
            actions.enter, find(Play, form.play.data), party, by=current_user, at="play")):
        db.session.commit()
        return done(_("%(party)s is in the play now", party=party.title), record_url("party", party_id),
                    undo=url_for(".stop_run", run_id=made.id))
    return page("plays/start_run.html", form=form, party=party, back=record_url("party", party_id))


@bp.post("/runs/<int:run_id>/stop")
@needs("customers.write")
def stop_run(run_id):
    found = find_run(run_id)
    actions.stop(found, by=current_user)
    db.session.commit()
    return done(_("Stopped: its open tasks are dropped"), url_for(".run", run_id=run_id),
                undo=url_for(".resume_run", run_id=run_id))


@bp.post("/runs/<int:run_id>/resume")
@needs("customers.write")
def resume_run(run_id):
    found = find_run(run_id)
    actions.resume(found, by=current_user)
    db.session.commit()
    return done(_("It goes on"), url_for(".run", run_id=run_id))


@bp.post("/runs/<int:run_id>/move")
@needs("customers.write")
def move_run(run_id):
    found = find_run(run_id)
    actions.move(found, plays.published(found.code) or abort(404), by=current_user)
    db.session.commit()
    return done(_("It goes on with the newest edition"), url_for(".run", run_id=run_id))
