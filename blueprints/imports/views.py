"""The way of a file: brought, mapped, checked, written, undone."""
import codecs
import tempfile

from flask import abort, request, send_file, url_for
from flask_login import current_user

from blueprints.imports import bp, queries
from blueprints.imports.forms import MappingForm, NamesForm, UploadForm, WrittenForm
from blueprints.imports.labels import ALIKE, OUTCOMES, ROWS, STATE_TONES, STATES
from core.access import find, needs
from core.database import reading
from core.files import plain_name
from core.importing import runs
from core.importing.problems import TableError
from core.importing.refused import refused_file
from core.importing.targets import TARGETS, target_named
from core.long_runs import job_of, try_again
from core.met import sealed
from core.page import done, page
from core.party_pages import may_open
from core.words import _
from models import ImportRun, db


def found(run_id):
    """The run, for whoever may change all that it is about; others learn nothing of it."""
    run = find(ImportRun, run_id)
    target = TARGETS.get(run.target)
    if target is None or run.state == "discarded" or current_user.grants.scope(target.domain, "write") != "all":
        abort(404)
    return run, target


def here(run):
    return url_for(".run", run_id=run.id)


@bp.route("", methods=["GET", "POST"])
@needs("imports.write")
def imports():
    form = UploadForm()
    if form.validate_on_submit():
        try:
            run = runs.bring(form.file.data.stream, plain_name(form.file.data.filename),
                             target_named(form.target.data), encoding=form.encoding.data)
            db.session.commit()
            return done(None, here(run))
        except TableError as problem:
            db.session.rollback()
            form.file.errors = [str(problem)]
    listing = queries.runs(current_user).open(request.args, request.path)
    return page("imports/imports.html", form=form, listing=listing, targets=TARGETS, states=STATES, tones=STATE_TONES)


@bp.get("/<int:run_id>")
@needs("imports.write")
def run(run_id):
    one, target = found(run_id)
    if one.state == "uploaded":
        return done(None, url_for(".map_columns", run_id=run_id))
    return page("imports/run.html", run=one, target=target, job=job_of(one), is_busy=one.state in runs.BUSY,
                states=STATES, outcomes=OUTCOMES, rows=ROWS, seen=queries.outcomes_seen(one, target),
                asked=target.asks(one) if one.state == "checked" else ())


@bp.route("/<int:run_id>/columns", methods=["GET", "POST"])
@needs("imports.write")
def map_columns(run_id):
    one, target = found(run_id)
    if one.state != "uploaded":
        return done(None, here(one))
    form = MappingForm.of(one, target)()
    if form.validate_on_submit():
        runs.start_check(one, form.mapping, restore="restore" in form and form.restore.data,
                         credit_prefix=form.credit_prefix.data if "credit_prefix" in form else "")
        db.session.commit()
        return done(None, here(one))
    return page("imports/map_columns.html", run=one, target=target, form=form, written=WrittenForm(one))


@bp.post("/<int:run_id>/written")
@needs("imports.write")
def look_again(run_id):
    with reading():
        one, target = found(run_id)
    written = WrittenForm(one, request.form)
    if written.validate():
        try:
            runs.look_again(one, written.data)
            db.session.commit()
            return done(_("Read anew"), here(one))
        except TableError as problem:
            db.session.rollback()
            next(iter(written)).errors = [str(problem)]
    form = MappingForm.of(one, target)(None)
    return page("imports/map_columns.html", status=422, run=one, target=target, form=form, written=written)


@bp.post("/<int:run_id>/back")
@needs("imports.write")
def back_to_columns(run_id):
    runs.back_to_mapping(found(run_id)[0])
    db.session.commit()
    return done(None, url_for(".map_columns", run_id=run_id))


@bp.route("/<int:run_id>/names", methods=["GET", "POST"])
@needs("imports.write")
def settle_names(run_id):
    """What the names mean that nobody here is called by: said once, remembered for later files."""
    one, target = found(run_id)
    if one.state != "checked":
        return done(None, here(one))
    form = NamesForm.of(target.asks(one))()
    if form.validate_on_submit():
        runs.settle_names(one, form.aliases)
        db.session.commit()
        return done(None, here(one))
    return page("imports/settle_names.html", run=one, target=target, form=form)


@bp.post("/<int:run_id>/apply")
@needs("imports.write")
def apply_run(run_id):
    one, _target = found(run_id)
    runs.start_apply(one)
    db.session.commit()
    return done(None, here(one))


@bp.route("/<int:run_id>/undo", methods=["GET", "POST"])
@needs("imports.write")
def undo_run(run_id):
    one, target = found(run_id)
    if request.method == "POST":
        runs.start_undo(one)
        db.session.commit()
        return done(None, here(one))
    return page("imports/undo_run.html", run=one, target=target)


@bp.post("/<int:run_id>/retry")
@needs("imports.write")
def retry_run(run_id):
    one, _target = found(run_id)
    try_again(one, runs.BUSY)
    db.session.commit()
    return done(_("It goes on"), here(one))


@bp.post("/<int:run_id>/discard")
@needs("imports.write")
def discard_run(run_id):
    one, _target = found(run_id)
    runs.discard(one)
    db.session.commit()
    return done(_("%(file)s is discarded; nothing of it was written", file=one.filename), url_for(".imports"))


@bp.get("/<int:run_id>/things/<string:entity>/<string:outcome>")
@needs("imports.write")
def things(run_id, entity, outcome):
    one, target = found(run_id)
    if entity not in (*target.things, runs.ANY) or outcome not in OUTCOMES:
        abort(404)
    listing = queries.things(one, entity, outcome).open(request.args, request.path)
    prefixes = {name: url_for(endpoint, **{argument: 0}).removesuffix("0")
                for name, (endpoint, argument) in target.pages.items() if may_open(endpoint)}
    return page("imports/things.html", run=one, target=target, entity=entity, outcome=outcome, outcomes=OUTCOMES,
                listing=listing, prefixes=prefixes, alike=ALIKE, sealed=sealed)


@bp.get("/<int:run_id>/errors")
@needs("imports.write")
def errors(run_id):
    one, target = found(run_id)
    listing = queries.refused_rows(one).open(request.args, request.path)
    return page("imports/errors.html", run=one, target=target, listing=listing)


@bp.get("/<int:run_id>/errors.csv")
@needs("imports.write")
def download_errors(run_id):
    one, _target = found(run_id)
    name = one.filename.rpartition(".")[0] or one.filename
    file = tempfile.TemporaryFile()
    file.write(codecs.BOM_UTF8)
    file.writelines(line.encode() for line in refused_file(one))
    file.seek(0)
    return send_file(file, "text/csv; charset=utf-8", as_attachment=True,
                     download_name=_("%(file)s errors.csv", file=name))
