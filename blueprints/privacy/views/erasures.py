"""Erasing people, for administrators: who was erased, what it would do, the second confirmation, the certificate."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.privacy import bp
from blueprints.privacy.actions import erasures as actions
from blueprints.privacy.forms.erasures import ConfirmForm
from blueprints.privacy.labels import ERASURE_TONES, ERASURES
from blueprints.privacy.pages import files, lines, places
from blueprints.privacy.queries.lists import ERASURES as LISTED
from core import jobs
from core.access import confirmed, find, needs
from core.page import done, page
from core.people import name_of
from core.words import _
from models import Erasure, Job, NameCard, Party, User, db


@bp.get("/erasures")
@needs("admin.manage")
def erasures():
    listing = LISTED.open(request.args, request.path)
    return page("privacy/erasures.html", listing=listing, states=ERASURES, tones=ERASURE_TONES)


@bp.post("/people/<int:party_id>/erasures")
@needs("admin.manage")
def begin_erasure(party_id):
    row = actions.begin(find(Party, party_id), by=current_user)
    db.session.commit()
    return done(_("Nothing is erased yet: we look what it would do"), url_for(".erasure", erasure_id=row.id))


@bp.get("/erasures/<int:erasure_id>")
@needs("admin.manage")
def erasure(erasure_id):
    row = find(Erasure, erasure_id)
    return draw(row, ConfirmForm(names_too=row.found.get("name_is_theirs", False)))


def draw(row, form):
    found, card = row.found or row.counts, db.session.get(NameCard, row.party_id)
    return page("privacy/erasure.html", row=row, party=card, form=form, states=ERASURES, tones=ERASURE_TONES,
                job=db.session.get(Job, row.job_id) if row.job_id else None,
                goes=lines(found.get("goes")), emptied=lines(found.get("emptied")),
                replaced=lines(found.get("replaced")), names=lines(found.get("names")),
                stays=lines(found.get("stays"), with_why=True), places=places(row.found),
                files=[(files(found.get(group)), len(found.get(group, ()))) for group in ("in_files", "closed_files")],
                by=name_of(User, row.confirmed_by_id or row.asked_by_id))


@bp.post("/erasures/<int:erasure_id>/confirm")
@needs("admin.manage")
@confirmed
def confirm_erasure(erasure_id):
    row, form = find(Erasure, erasure_id), ConfirmForm()
    actions.refuse_unready(row)
    if form.validate_on_submit() and form.acted(
            actions.confirm, row, find(Party, row.party_id), name=form.name.data, reference=form.reference.data,
            names_too=form.names_too.data, by=current_user, at="name"):
        db.session.commit()
        return done(_("Erasing has begun"), url_for(".erasure", erasure_id=erasure_id))
    return draw(row, form)


@bp.post("/erasures/<int:erasure_id>/drop")
@needs("admin.manage")
def drop_erasure(erasure_id):
    actions.drop(find(Erasure, erasure_id), by=current_user)
    db.session.commit()
    return done(_("Given up: nothing was erased"), url_for(".erasures"))


@bp.post("/erasures/<int:erasure_id>/retry")
@needs("admin.manage")
@confirmed
def retry_erasure(erasure_id):
    row = find(Erasure, erasure_id)
    jobs.retry(db.session.get(Job, row.job_id) or abort(404))
    db.session.commit()
    return done(_("It goes on"), url_for(".erasure", erasure_id=erasure_id))
