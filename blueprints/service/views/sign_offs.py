"""Somebody signs for the work, on a phone that is handed to them; the signature as a picture; voided."""
from flask import abort, send_file
from flask_login import current_user

from blueprints.service import bp
from blueprints.service.actions import sign_offs as actions
from blueprints.service.after_sales import AfterSalesPortrait
from blueprints.service.forms.after_sales import SignOffForm, VoidSignOffForm
from blueprints.service.views.after_sales import back, find_case
from core.access import find, needs
from core.files import file_path
from core.page import page
from core.words import _
from models import SignOff


@bp.route("/tickets/<int:ticket_id>/sign-off", methods=["GET", "POST"])
@needs("service.write")
def sign_off(ticket_id):
    ticket = find_case(ticket_id, to="edit")
    portrait = AfterSalesPortrait(ticket)
    form = SignOffForm(work=portrait.work_text)
    if form.validate_on_submit():
        actions.sign(ticket, form.name.data, form.work.data, actions.keep_drawing(form.png), by=current_user)
        return back(ticket_id, _("%(name)s signed", name=form.name.data))
    return page("service/sign_off.html", ticket=ticket, portrait=portrait, form=form)


def find_sign_off(ticket_id, sign_off_id, to="read"):
    ticket, found = find_case(ticket_id, to=to), find(SignOff, sign_off_id)
    if found.record_id != ticket_id:
        abort(404)
    return ticket, found


@bp.get("/tickets/<int:ticket_id>/sign-offs/<int:sign_off_id>/signature")
@needs("service.read")
def signature(ticket_id, sign_off_id):
    _ticket, found = find_sign_off(ticket_id, sign_off_id)
    if found.sha is None or not file_path(found.sha).exists():
        abort(404)
    return send_file(file_path(found.sha), "image/png")


@bp.route("/tickets/<int:ticket_id>/sign-offs/<int:sign_off_id>/void", methods=["GET", "POST"])
@needs("service.manage")
def void_sign_off(ticket_id, sign_off_id):
    ticket, found = find_sign_off(ticket_id, sign_off_id, to="edit")
    form = VoidSignOffForm()
    if form.validate_on_submit():
        actions.void(ticket, found, form.reason.data, by=current_user)
        return back(ticket_id, _("The signature is voided"))
    return page("service/void_sign_off.html", ticket=ticket, signed=found, form=form)
