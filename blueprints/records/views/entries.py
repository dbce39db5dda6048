"""The timeline: read, narrowed, paged; an entry written, revised, removed, restored."""
from flask import abort, flash, request, url_for
from flask_login import current_user

from blueprints.records import bp
from blueprints.records.actions import entries as actions
from blueprints.records.actions.files import store
from blueprints.records.forms.entries import EntryForm, NewEntryForm, as_entered
from blueprints.records.labels import KINDS, SYSTEM
from blueprints.records.mentions import key_of
from blueprints.records.panels import panels_of
from blueprints.records.queries.entries import people
from blueprints.records.views.records import page_of
from blueprints.records.views.told import named, tell_of_files
from core.access import find, needs
from core.address_values import row_id
from core.page import done, page
from core.words import _
from models import Entry, Record, db

SUGGESTED = 8


@bp.get("/<int:record_id>/entries")
@needs()
def entries(record_id):
    kind = request.args.get("kind", "")
    if kind not in ("", SYSTEM, *KINDS):
        abort(400)
    before = request.args.get("before", type=row_id)
    return page("records/entries.html", panels=panels_of(find(Record, record_id), kind=kind, before=before))


@bp.route("/<int:record_id>/entries/new", methods=["GET", "POST"])
@needs()
def new_entry(record_id):
    record, form = find(Record, record_id, to="edit"), NewEntryForm()
    if form.validate_on_submit():
        stored, empty = store((file.filename, file.stream) for file in form.files.data or ())
        written = actions.write_entry(record, form.facts, by=current_user, files=stored, watches=form.watch.data)
        db.session.commit()
        tell_of_files(written.brought, empty)
        tell_of_unseeing(written.unseeing)
        shown = panels_of(record, watch_anew=written.watches)
        return done(_("%(kind)s noted", kind=KINDS[written.entry.kind]), page_of(record),
                    template="records/entries.html", block="record_panel", panels=shown)
    return page("records/entries.html", panels=panels_of(record, form=form), form=form)


@bp.get("/<int:record_id>/entries/<int:entry_id>")
@needs()
def entry(record_id, entry_id):
    record, one = find_entry(record_id, entry_id)
    return page("records/entry.html", **shown(record, one))


@bp.route("/<int:record_id>/entries/<int:entry_id>/edit", methods=["GET", "POST"])
@needs()
def edit_entry(record_id, entry_id):
    record, one = find_entry(record_id, entry_id, to="edit")
    actions.check_may_change(one, current_user)
    form = EntryForm(obj=as_entered(one)).with_ids(f"entry-{entry_id}")
    if form.validate_on_submit():
        tell_of_unseeing(actions.revise_entry(one, form.facts_of(one), by=current_user))
        return saved(record, one, _("Saved"))
    return page("records/edit_entry.html", panels=panels_of(record), entry=one, form=form)


@bp.post("/<int:record_id>/entries/<int:entry_id>/remove")
@needs()
def remove_entry(record_id, entry_id):
    record, one = find_entry(record_id, entry_id, to="edit")
    actions.remove_entry(one, by=current_user)
    return saved(record, one, None)


@bp.post("/<int:record_id>/entries/<int:entry_id>/restore")
@needs()
def restore_entry(record_id, entry_id):
    record, one = find_entry(record_id, entry_id, to="edit")
    actions.restore_entry(one, by=current_user)
    return saved(record, one, _("It is back"))


@bp.get("/<int:record_id>/people")
@needs()
def suggest_people(record_id):
    """Names that begin like what somebody types after an @, for the list under it."""
    find(Record, record_id)
    begun = key_of(request.args.get("q", "")[:60])
    fitting = [name for _id, name in people() if any(
        part.startswith(begun) for part in (key_of(name), *key_of(name).split()))]
    return {"names": fitting[:SUGGESTED]}


def find_entry(record_id, entry_id, to="read"):
    """The record and an entry of it, also a removed one."""
    record, one = find(Record, record_id, to=to), find(Entry, entry_id)
    if one.record_id != record_id:
        abort(404)
    return record, one


def saved(record, one, message):
    db.session.commit()
    return done(message, url_for(".entry", record_id=record.id, entry_id=one.id), template="records/entry.html",
                block="entry", **shown(record, one))


def shown(record, one):
    """What draws an entry alone, or that it was removed."""
    panels = panels_of(record)
    return {"panels": panels, "entry": one, "line": None if one.archived_at else panels.entry(one.id)}


def tell_of_unseeing(names):
    """The author learns who was named but cannot see this; they learn nothing."""
    if names:
        flash(_("Not told, because they cannot see this: %(names)s", names=named(names)), "warning")
