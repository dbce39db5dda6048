"""The files on a record: listed, brought, fetched, renamed, removed, restored."""
import mimetypes

from flask import abort, request, send_file, url_for
from flask_login import current_user

from blueprints.records import bp
from blueprints.records.actions import files as actions
from blueprints.records.actions.watchers import tell_watchers
from blueprints.records.forms.files import FileNameForm, FilesForm
from blueprints.records.panels import panels_of
from blueprints.records.views.told import kept, named, tell_of_files
from core.access import find, needs
from core.address_values import row_id
from core.database import reading
from core.files import file_path
from core.page import Refused, done, page
from core.words import _
from models import Attachment, Record, db

ALONE = "sandbox; default-src 'none'"  # were a browser to show it after all, it could do nothing


@bp.route("/<int:record_id>/files", methods=["GET", "POST"])
@needs()
def files(record_id):
    form = FilesForm()
    stored, empty = receive(record_id, form) if form.is_submitted() else ([], [])
    if stored:
        return bring(record_id, stored, empty)
    before = request.args.get("before", type=row_id)
    panels = panels_of(find(Record, record_id), part="files", form=form, before=before)
    return page("records/files.html", panels=panels, form=form)


def receive(record_id, form):
    """Store what was sent before a transaction begins, which would keep other writers waiting."""
    with reading():
        find(Record, record_id, to="edit")
    if not form.validate():
        return [], []
    stored, empty = actions.store((sent.filename, sent.stream) for sent in form.files.data)
    if not stored:
        form.files.errors = [_("Empty, so not kept: %(files)s", files=named(empty))]
    return stored, empty


def bring(record_id, stored, empty):
    """Hang what was stored on the record, and say what became of each."""
    record = find(Record, record_id, to="edit")
    brought = actions.hang_files(record, stored, by=current_user)
    tell_watchers(record, by=current_user, files=len(stored))
    db.session.commit()
    tell_of_files(brought, empty)
    return done(kept(brought), url_for(".files", record_id=record_id), template="records/files.html",
                block="record_part", panels=panels_of(record, part="files", form=FilesForm(None)))


@bp.get("/<int:record_id>/files/<int:file_id>")
@needs()
def file(record_id, file_id):
    _record, one = find_file(record_id, file_id)
    if one.archived_at is not None:
        abort(404)
    place = file_path(one.sha)
    if not place.exists():
        raise Refused(_("The content of %(file)s is not in the file store: ask for the backup", file=one.name))
    kind = mimetypes.guess_type(one.name)[0] or "application/octet-stream"
    answer = send_file(place, kind, as_attachment=True, download_name=one.name)
    answer.headers["Content-Security-Policy"] = ALONE
    return answer


@bp.route("/<int:record_id>/files/<int:file_id>/edit", methods=["GET", "POST"])
@needs()
def rename_file(record_id, file_id):
    record, one = find_file(record_id, file_id, to="edit")
    form = FileNameForm(obj=one)
    if form.validate_on_submit() and form.acted(actions.rename_file, one, form.name.data, by=current_user, at="name"):
        db.session.commit()
        return drawn(record, one, _("%(file)s saved", file=one.name), url_for(".files", record_id=record_id))
    return page("records/rename_file.html", panels=panels_of(record), file=one, form=form)


@bp.post("/<int:record_id>/files/<int:file_id>/remove")
@needs()
def remove_file(record_id, file_id):
    record, one = find_file(record_id, file_id, to="edit")
    actions.remove_file(one, by=current_user)
    db.session.commit()
    return drawn(record, one, None, url_for(".rename_file", record_id=record_id, file_id=file_id))


@bp.post("/<int:record_id>/files/<int:file_id>/restore")
@needs()
def restore_file(record_id, file_id):
    record, one = find_file(record_id, file_id, to="edit")
    actions.restore_file(one, by=current_user)
    db.session.commit()
    return drawn(record, one, _("It is back"), url_for(".files", record_id=record_id))


def find_file(record_id, file_id, to="read"):
    """The record and a file on it, also a removed one."""
    record, one = find(Record, record_id, to=to), find(Attachment, file_id)
    if one.record_id != record_id:
        abort(404)
    return record, one


def drawn(record, one, message, url):
    """Back to `url`, or for htmx the file's line as it is now."""
    return done(message, url, template="records/rename_file.html", block="file", panels=panels_of(record), file=one,
                form=None)
