"""Moves of a ticket, whose it is, what it is tied to, the archive."""
from types import SimpleNamespace

from flask import url_for
from flask_login import current_user

from blueprints.service import bp
from blueprints.service.actions import links, states
from blueprints.service.actions import tickets as actions
from blueprints.service.forms.talk import LinkForm, MoveForm
from blueprints.service.forms.tickets import HandOverForm
from blueprints.service.labels import STATES
from blueprints.service.queries.tickets import is_visible
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Ticket, db


def led_back(ticket):
    """The ticket, or the queue when it is not in sight any more."""
    return url_for(".ticket", ticket_id=ticket.id) if is_visible(ticket.id) else url_for(".queue")


@bp.route("/tickets/<int:ticket_id>/move", methods=["GET", "POST"])
@needs("service.write")
def move_ticket(ticket_id):
    ticket = find(Ticket, ticket_id, to="edit")
    form = MoveForm(state="open" if ticket.state == "new" else ticket.state)
    if form.validate_on_submit():
        states.move(ticket, form.state.data, by=current_user, reason=form.reason.data or "")
        db.session.commit()
        return done(_("%(ticket)s is now: %(state)s", ticket=ticket.number, state=STATES[ticket.state]),
                    url_for(".ticket", ticket_id=ticket_id))
    return page("service/move_ticket.html", ticket=ticket, form=form)


@bp.route("/tickets/<int:ticket_id>/assign", methods=["GET", "POST"])
@needs("service.write")
def assign_ticket(ticket_id):
    ticket = find(Ticket, ticket_id, to="edit")
    form = HandOverForm(obj=SimpleNamespace(version=ticket.version, owner=ticket.owner_id, team=ticket.team_id))
    if form.validate_on_submit():
        actions.hand_over(ticket, owner_id=form.owner.data, team_id=form.team.data, by=current_user)
        db.session.commit()
        return done(_("%(ticket)s handed over", ticket=ticket.number), led_back(ticket))
    return page("service/assign_ticket.html", ticket=ticket, form=form)


@bp.post("/tickets/<int:ticket_id>/take")
@needs("service.write")
def take_ticket(ticket_id):
    ticket = find(Ticket, ticket_id, to="edit")
    actions.hand_over(ticket, owner_id=current_user.id, team_id=ticket.team_id, by=current_user)
    db.session.commit()
    return done(_("%(ticket)s is yours", ticket=ticket.number), url_for(".ticket", ticket_id=ticket_id))


@bp.post("/tickets/<int:ticket_id>/archive")
@needs("service.write")
def archive_ticket(ticket_id):
    ticket = find(Ticket, ticket_id, to="edit")
    actions.archive(ticket, by=current_user)
    db.session.commit()
    return done(_("%(ticket)s is in the archive now", ticket=ticket.number), url_for(".queue"),
                undo=url_for(".restore_ticket", ticket_id=ticket_id))


@bp.post("/tickets/<int:ticket_id>/restore")
@needs("service.write")
def restore_ticket(ticket_id):
    ticket = find(Ticket, ticket_id, to="edit")
    actions.restore(ticket, by=current_user)
    db.session.commit()
    return done(_("%(ticket)s is back", ticket=ticket.number), url_for(".ticket", ticket_id=ticket_id))


@bp.route("/tickets/<int:ticket_id>/links", methods=["GET", "POST"])
@needs("service.write")
def link_ticket(ticket_id):
    ticket, form = find(Ticket, ticket_id, to="edit"), LinkForm()
    if form.validate_on_submit():
        other = links.by_number(form.number.data)
        if other is not None:
            links.tie(ticket, other, form.kind.data, by=current_user)
            db.session.commit()
            return done(_("Linked to %(ticket)s", ticket=other.number), url_for(".ticket", ticket_id=ticket_id))
        form.refuse()
    return page("service/link_ticket.html", ticket=ticket, form=form)


@bp.post("/tickets/<int:ticket_id>/links/<int:other_id>/<any(duplicate, blocks, \"caused-by\"):kind>/remove")
@needs("service.write")
def unlink_ticket(ticket_id, other_id, kind):
    ticket = find(Ticket, ticket_id, to="edit")
    links.untie(ticket, other_id, kind)
    db.session.commit()
    return done(_("No longer linked"), url_for(".ticket", ticket_id=ticket_id))
