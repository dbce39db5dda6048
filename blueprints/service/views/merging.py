"""Two tickets made one, one made two, and both taken back."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.service import bp
from blueprints.service.actions import links
from blueprints.service.actions import merging as actions
from blueprints.service.forms.merging import IntoForm, SplitForm
from blueprints.service.queries.merging import differences
from blueprints.service.queries.talk import conversation
from blueprints.service.queries.tickets import others_of
from blueprints.service.views.states import led_back
from core.access import can_edit, find, needs
from core.merge_form import MergeForm
from core.page import done, page
from core.times import format_instant
from core.words import _, language
from models import Ticket, TicketMerge, db


@bp.get("/tickets/<int:ticket_id>/merge")
@needs("service.write")
def merge_ticket(ticket_id):
    ticket, form = find(Ticket, ticket_id, to="edit"), IntoForm(request.args)
    asked = "number" in request.args
    target = links.by_number(form.number.data or "") if asked else None
    if target is None or not can_edit(target):
        if asked:
            form.refuse()
        return page("service/merge_ticket.html", ticket=ticket, form=form, target=None,
                    others=others_of(ticket))
    actions.refuse(ticket, target)
    return page("service/merge_ticket.html", ticket=ticket, target=target, form=form,
                choices=MergeForm.of(differences(ticket, target))(None))


@bp.post("/tickets/<int:ticket_id>/merge/<int:target_id>")
@needs("service.write")
def merge_tickets(ticket_id, target_id):
    ticket, target = find(Ticket, ticket_id, to="edit"), find(Ticket, target_id, to="edit")
    form = MergeForm.of(differences(ticket, target))()
    if not form.validate():
        return page("service/merge_ticket.html", ticket=ticket, target=target, form=IntoForm(None), choices=form)
    row = actions.merge(ticket, target, form.chosen, by=current_user)
    db.session.commit()
    return done(_("%(ticket)s is part of %(target)s now", ticket=ticket.number, target=target.number), led_back(target),
                undo=url_for(".undo_merge", ticket_id=target_id, merge_id=row.id))


@bp.route("/tickets/<int:ticket_id>/split", methods=["GET", "POST"])
@needs("service.write")
def split_ticket(ticket_id):
    ticket, form = find(Ticket, ticket_id, to="edit"), SplitForm()
    rows = [row for row in conversation(ticket) if row.verb is None]
    form.entries.choices = [(row.id, f"{format_instant(row.at, language())}: {row.body[:120]}") for row in rows]
    if form.validate_on_submit():
        made = actions.split(ticket, form.entries.data, form.title.data, by=current_user)
        db.session.commit()
        return done(_("%(ticket)s is a ticket of its own", ticket=made.number), url_for(".ticket", ticket_id=made.id))
    return page("service/split_ticket.html", ticket=ticket, form=form)


@bp.post("/tickets/<int:ticket_id>/merges/<int:merge_id>/undo")
@needs("service.write")
def undo_merge(ticket_id, merge_id):
    row = find(TicketMerge, merge_id)
    if ticket_id not in (row.record_id, row.target_id):
        abort(404)
    source, target = (find(Ticket, found_id, to="edit") for found_id in (row.record_id, row.target_id))
    actions.undo(row, source, target, by=current_user)
    db.session.commit()
    return done(_("Undone: all is where it was"), url_for(".ticket", ticket_id=row.target_id))
