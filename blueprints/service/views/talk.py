"""What is said on a ticket: an answer, taken back if need be; a note; what the customer said; drafts and who is
here."""
from flask import abort, flash, request, url_for
from flask_login import current_user

from blueprints.records.actions.files import store
from blueprints.service import bp
from blueprints.service.actions import drafts, talk
from blueprints.service.forms.talk import HeardForm, NoteForm, ReplyForm
from blueprints.service.guard import warnings
from blueprints.service.labels import STATES
from blueprints.service.views.desk import Desk
from blueprints.service.views.tickets import shown
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Entry, Ticket, db

PARTS = ("reply", "note", "heard")


@bp.post("/tickets/<int:ticket_id>/reply")
@needs("service.write")
def reply(ticket_id):
    ticket, form = find(Ticket, ticket_id, to="edit"), ReplyForm()
    sure = form.was_asked
    told = warned(ticket, form) if form.validate() else {}
    if form.errors or told.keys() - sure:
        return sent_back(ticket, reply=form, warnings=told)
    stored, _empty = store(form.uploads)
    talk.reply(ticket, form.body.data, by=current_user, state=form.state.data, files=stored)
    db.session.commit()
    return done(_("Answered. It goes out in 20 seconds; until then you can take it back. Now: %(state)s",
                  state=STATES[ticket.state]), url_for(".ticket", ticket_id=ticket_id))


def warned(ticket, form):
    """What the writer should look at first; the form remembers that it was shown."""
    told = warnings(ticket, form.body.data, by=current_user, has_files=bool(form.uploads), seen=form.last_seen)
    form.sure.data, form.sure.raw_data = ",".join(told), None
    return told


def sent_back(ticket, warnings=None, **forms):
    """The page with what was typed, and what is wrong or to be asked."""
    desk = Desk(ticket, warnings=warnings, **forms)
    return page("service/ticket.html", status=409 if warnings else 422, **shown(ticket, desk))


@bp.post("/tickets/<int:ticket_id>/entries/<int:entry_id>/take-back")
@needs("service.write")
def take_back(ticket_id, entry_id):
    ticket, entry = find(Ticket, ticket_id, to="edit"), find(Entry, entry_id)
    if entry.record_id != ticket_id:
        abort(404)
    talk.take_back(ticket, entry, by=current_user)
    db.session.commit()
    return done(_("Taken back: nobody has seen it. Its text is your draft again."),
                url_for(".ticket", ticket_id=ticket_id))


@bp.post("/tickets/<int:ticket_id>/note")
@needs("service.write")
def note_ticket(ticket_id):
    ticket, form = find(Ticket, ticket_id, to="edit"), NoteForm()
    if not form.validate():
        return sent_back(ticket, note=form)
    stored, _empty = store(form.uploads)
    written = talk.note(ticket, form.body.data, by=current_user, files=stored)
    db.session.commit()
    if written.unseeing:
        flash(_("Not told, because they cannot see this: %(names)s", names=_(", ").join(written.unseeing)), "warning")
    return done(_("Noted, for us alone"), url_for(".ticket", ticket_id=ticket_id))


@bp.post("/tickets/<int:ticket_id>/heard")
@needs("service.write")
def hear(ticket_id):
    ticket, form = find(Ticket, ticket_id, to="edit"), HeardForm()
    if not form.validate():
        return sent_back(ticket, heard=form)
    stored, _empty = store(form.uploads)
    talk.receive(ticket, form.body.data, by=current_user, channel=form.channel.data, files=stored)
    drafts.drop(ticket, "heard", by=current_user)
    db.session.commit()
    return done(_("Noted as said by the customer"), url_for(".ticket", ticket_id=ticket_id))


@bp.post("/tickets/<int:ticket_id>/draft")
@needs("service.write")
def keep_draft(ticket_id):
    """Every few seconds while somebody writes; says that they do."""
    ticket, part = find(Ticket, ticket_id), request.form.get("part", "")
    if part not in PARTS:
        abort(400)
    drafts.save(ticket, part, request.form.get("body", "").replace("\x00", "")[:talk.LONGEST], by=current_user)
    drafts.be_here(ticket, by=current_user, is_writing=True)
    db.session.commit()
    return "", 204


@bp.post("/tickets/<int:ticket_id>/presence")
@needs("service.read")
def be_here(ticket_id):
    drafts.be_here(find(Ticket, ticket_id), by=current_user)
    db.session.commit()
    return "", 204
