"""What a complaint says of goods: entered, taken back, put back."""
from flask import abort, url_for
from flask_login import current_user

from blueprints.service import bp
from blueprints.service.actions import incidents as actions
from blueprints.service.forms.incidents import IncidentForm
from blueprints.service.queries import incidents as queries
from blueprints.service.views.complaints import find_complaint
from core.access import find, needs
from core.page import done, page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import ComplaintIncident, db


@bp.route("/tickets/<int:ticket_id>/file/incidents/new", methods=["GET", "POST"])
@needs("service.write")
def new_incident(ticket_id):
    ticket = find_complaint(ticket_id, to="edit")
    code = queries.product_of(ticket)
    suppliers = queries.suppliers_of(code)
    form = IncidentForm(product=code, supplier=suppliers[0] if len(suppliers) == 1 else "",
                        severity=ticket.severity or "major", happened_on=today(workspace()))
    if form.validate_on_submit():
        actions.note(ticket, form.facts, by=current_user)
        db.session.commit()
        return done(_("Noted for the supplier's record"), url_for(".complaint", ticket_id=ticket_id))
    return page("service/new_incident.html", ticket=ticket, form=form, suppliers=suppliers)


def find_incident(ticket_id, incident_id):
    ticket, incident = find_complaint(ticket_id, to="edit"), find(ComplaintIncident, incident_id)
    if incident.record_id != ticket_id:
        abort(404)
    return ticket, incident


@bp.post("/tickets/<int:ticket_id>/file/incidents/<int:incident_id>/take-back")
@needs("service.write")
def take_back_incident(ticket_id, incident_id):
    actions.take_back(*find_incident(ticket_id, incident_id), by=current_user)
    db.session.commit()
    return done(_("Taken back: it counts nowhere any more"), url_for(".complaint", ticket_id=ticket_id),
                undo=url_for(".put_back_incident", ticket_id=ticket_id, incident_id=incident_id))


@bp.post("/tickets/<int:ticket_id>/file/incidents/<int:incident_id>/put-back")
@needs("service.write")
def put_back_incident(ticket_id, incident_id):
    actions.put_back(*find_incident(ticket_id, incident_id), by=current_user)
    db.session.commit()
    return done(_("It counts again"), url_for(".complaint", ticket_id=ticket_id))
