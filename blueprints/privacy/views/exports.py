"""Everything about a person as a file, for administrators."""
from flask import request, send_file, url_for
from flask_login import current_user

from blueprints.privacy import bp
from blueprints.privacy.actions import exports as actions
from blueprints.privacy.pages import lines
from blueprints.privacy.queries.lists import EXPORTS
from core.access import confirmed, find, needs
from core.page import done, page
from core.persons.file import file_name
from core.words import _
from models import Job, NameCard, Party, PersonExport, db


@bp.get("/exports")
@needs("admin.manage")
def person_exports():
    return page("privacy/person_exports.html", listing=EXPORTS.open(request.args, request.path), days=actions.DAYS)


@bp.post("/people/<int:party_id>/exports")
@needs("admin.manage")
@confirmed
def make_export(party_id):
    row = actions.make(find(Party, party_id), by=current_user)
    db.session.commit()
    return done(_("It is being put together"), url_for(".person_export", export_id=row.id))


@bp.get("/exports/<int:export_id>")
@needs("admin.manage")
def person_export(export_id):
    row = find(PersonExport, export_id)
    return page("privacy/person_export.html", row=row, card=db.session.get(NameCard, row.party_id),
                job=db.session.get(Job, row.job_id) if row.job_id else None, days=actions.DAYS,
                lines=lines(row.counts), is_mine=row.by_id == current_user.id)


@bp.post("/exports/<int:export_id>/file")
@needs("admin.manage")
@confirmed
def fetch_export(export_id):
    row = find(PersonExport, export_id)
    path = actions.fetch(row, by=current_user)
    db.session.commit()
    return send_file(path, "application/zip", as_attachment=True, download_name=file_name(row.party_id))
