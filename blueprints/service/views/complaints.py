"""The file of a complaint: read, written stage by stage, taken on and back, approved, printed."""
from types import SimpleNamespace

from flask import abort, request, url_for
from flask_login import current_user

from blueprints.service import bp
from blueprints.service.actions import complaints as actions
from blueprints.service.forms.complaints import FORMS, Entered
from blueprints.service.labels import COMPLAINT_STAGES, SEVERITIES
from blueprints.service.portrait import ComplaintPortrait
from core.access import can, can_edit, find, needs
from core.page import done, page
from core.words import _
from core.workspace import workspace
from models import COMPLAINT_STAGES as STAGES
from models import Ticket, db

STAGE = f"<any({', '.join(STAGES)}):stage>"


def find_complaint(ticket_id, to="read"):
    ticket = find(Ticket, ticket_id, to=to)
    if ticket.kind_of != "complaint":
        abort(404)
    return ticket


def back(ticket_id, message):
    db.session.commit()
    return done(message, url_for(".complaint", ticket_id=ticket_id))


@bp.get("/tickets/<int:ticket_id>/file")
@needs("service.read")
def complaint(ticket_id):
    return drawn(find_complaint(ticket_id))


def drawn(ticket, form=None):
    portrait = ComplaintPortrait(ticket)
    form = form or FORMS[portrait.file.stage](None, obj=Entered(portrait.file, ticket))
    may_edit = can("service.write") and can_edit(ticket) and not ticket.is_archived
    return page("service/complaint.html", ticket=ticket, portrait=portrait, form=form, may_edit=may_edit,
                stages=COMPLAINT_STAGES, severities=SEVERITIES)


@bp.post(f"/tickets/<int:ticket_id>/file/{STAGE}")
@needs("service.write")
def write_complaint(ticket_id, stage):
    ticket = find_complaint(ticket_id, to="edit")
    form = FORMS[stage](obj=Entered(actions.begun(ticket, stage), ticket))
    if not form.validate_on_submit():
        return drawn(ticket, form)
    actions.write(ticket, stage, form.facts, by=current_user)
    if "go" not in request.form:
        return back(ticket_id, _("Saved"))
    if lacks := ComplaintPortrait(ticket).missing:
        return back(ticket_id, _("Saved, but it stays at this stage. %(lacks)s", lacks=" ".join(lacks)))
    actions.take_on(ticket, stage, by=current_user)
    return back(ticket_id, _("The complaint is completed") if stage == "closing" else
                _("The complaint came to the next stage"))


@bp.post(f"/tickets/<int:ticket_id>/file/{STAGE}/back")
@needs("service.write")
def take_back_complaint(ticket_id, stage):
    actions.take_back(find_complaint(ticket_id, to="edit"), stage, by=current_user)
    return back(ticket_id, _("The complaint is at the stage before again"))


@bp.post("/tickets/<int:ticket_id>/file/approve")
@needs("service.write")
def approve_complaint(ticket_id):
    actions.approve(find_complaint(ticket_id, to="edit"), by=current_user)
    return back(ticket_id, _("Approved"))


@bp.post("/tickets/<int:ticket_id>/file/settle")
@needs("service.write")
def settle_complaint(ticket_id):
    actions.settle_dispute(find_complaint(ticket_id, to="edit"), by=current_user)
    return back(ticket_id, _("Nothing is disputed any more"))


@bp.get("/tickets/<int:ticket_id>/file/print")
@needs("service.read")
def print_complaint(ticket_id):
    ticket = find_complaint(ticket_id)
    paper = SimpleNamespace(sender=workspace().name, title=_("Complaint %(number)s", number=ticket.number),
                            sections=ComplaintPortrait(ticket).on_paper)
    return page("service/print_complaint.html", ticket=ticket, paper=paper)
