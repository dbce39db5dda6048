"""A return, a repair or a visit: its steps, the parts that went in, what came of it."""
from flask import abort, url_for
from flask_login import current_user

from blueprints.service import bp
from blueprints.service.actions import after_sales as actions
from blueprints.service.after_sales import AfterSalesPortrait
from blueprints.service.forms.after_sales import PartForm, ResultForm, StepForm, entered
from blueprints.service.queries import after_sales as queries
from blueprints.service.warranty import light_for
from core.access import can, can_edit, find, needs
from core.page import done, page
from core.words import _
from models import AFTER_SALES_KINDS, PartUsed, Product, Ticket, db


def find_case(ticket_id, to="read"):
    ticket = find(Ticket, ticket_id, to=to)
    if ticket.kind_of not in AFTER_SALES_KINDS:
        abort(404)
    return ticket


def back(ticket_id, message, undo=""):
    db.session.commit()
    return done(message, url_for(".after_sales", ticket_id=ticket_id), undo=undo)


@bp.get("/tickets/<int:ticket_id>/after-sales")
@needs("service.read")
def after_sales(ticket_id):
    return drawn(find_case(ticket_id))


def drawn(ticket, step_form=None, part_form=None, result_form=None):
    portrait = AfterSalesPortrait(ticket)
    return page("service/after_sales.html", ticket=ticket, portrait=portrait,
                light=light_for(ticket.serial, ticket.product_id, ticket.party_id, ticket.item_id),
                step_form=step_form or StepForm(None, later=portrait.later, here=portrait.here),
                part_form=part_form or PartForm(None),
                result_form=result_form or ResultForm(None, obj=entered(portrait.held)),
                may_edit=can("service.write") and can_edit(ticket) and not ticket.is_archived)


@bp.post("/tickets/<int:ticket_id>/after-sales/steps")
@needs("service.write")
def reach_step(ticket_id):
    ticket = find_case(ticket_id, to="edit")
    form = StepForm(later=AfterSalesPortrait(ticket).later)
    if not form.validate_on_submit():
        return drawn(ticket, step_form=form)
    made = actions.reach(ticket, form.step.data, form.note.data or "", by=current_user, seen=form.last_seen)
    return back(ticket_id, _("Noted"), url_for(".take_back_step", ticket_id=ticket_id, reached_id=made.id))


@bp.post("/tickets/<int:ticket_id>/after-sales/steps/<int:reached_id>/take-back")
@needs("service.write")
def take_back_step(ticket_id, reached_id):
    actions.take_back(find_case(ticket_id, to="edit"), reached_id, by=current_user)
    return back(ticket_id, _("It is at the step before again"))


@bp.post("/tickets/<int:ticket_id>/after-sales/result")
@needs("service.write")
def write_result(ticket_id):
    ticket = find_case(ticket_id, to="edit")
    form = ResultForm(obj=entered(queries.written(ticket)))
    if not form.validate_on_submit():
        return drawn(ticket, result_form=form)
    actions.write_result(ticket, form.facts, by=current_user)
    return back(ticket_id, _("Saved"))


@bp.post("/tickets/<int:ticket_id>/after-sales/parts")
@needs("service.write")
def add_part(ticket_id):
    ticket, form = find_case(ticket_id, to="edit"), PartForm()
    if not form.validate_on_submit():
        return drawn(ticket, part_form=form)
    product = db.session.get(Product, form.product_id) if form.product_id else None
    part = actions.add_part(ticket, product.name if product else form.part.data, form.quantity.data, form.cents,
                            product_id=form.product_id, by=current_user)
    return back(ticket_id, _("%(part)s added", part=part.what),
                url_for(".remove_part", ticket_id=ticket_id, part_id=part.id))


def find_part(ticket_id, part_id):
    find_case(ticket_id, to="edit")
    part = find(PartUsed, part_id)
    if part.record_id != ticket_id:
        abort(404)
    return part


@bp.post("/tickets/<int:ticket_id>/after-sales/parts/<int:part_id>/remove")
@needs("service.write")
def remove_part(ticket_id, part_id):
    part = find_part(ticket_id, part_id)
    actions.remove_part(part, by=current_user)
    return back(ticket_id, _("%(part)s taken off", part=part.what),
                url_for(".restore_part", ticket_id=ticket_id, part_id=part_id))


@bp.post("/tickets/<int:ticket_id>/after-sales/parts/<int:part_id>/restore")
@needs("service.write")
def restore_part(ticket_id, part_id):
    part = find_part(ticket_id, part_id)
    actions.restore_part(part, by=current_user)
    return back(ticket_id, _("%(part)s added", part=part.what))
