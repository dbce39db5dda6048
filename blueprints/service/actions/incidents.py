"""What a complaint says of goods: noted as a fact for the supplier's record, taken back, put back."""
from blueprints.service.actions import recurring
from blueprints.service.actions.tickets import refuse_archived
from core import timeline
from core.page import Refused
from core.search import name_key
from core.words import _
from models import ComplaintIncident, db, now


def note(ticket, facts, *, by):
    """`facts`: product_id, supplier_id, line_id, lot, quantity, severity, happened_on. Refused: no complaint."""
    refuse_archived(ticket)
    if ticket.kind_of != "complaint":
        raise Refused(_("%(ticket)s is no complaint", ticket=ticket.number))
    incident = ComplaintIncident(record_id=ticket.id, created_by_id=by.id, lot_key=name_key(facts["lot"]), **facts)
    db.session.add(incident)
    timeline.note(ticket, "incident-noted", by=by, lot=incident.lot)
    changed(ticket)
    return incident


def take_back(ticket, incident, *, by):
    """It counts nowhere from now on; what is taken back already stays so."""
    refuse_archived(ticket)
    if incident.archived_at is None:
        incident.archived_at = now()
        timeline.note(ticket, "incident-taken-back", by=by, lot=incident.lot)
        ticket.changed_at = now()


def put_back(ticket, incident, *, by):
    refuse_archived(ticket)
    if incident.archived_at is not None:
        incident.archived_at = None
        timeline.note(ticket, "incident-noted", by=by, lot=incident.lot)
        changed(ticket)


def changed(ticket):
    ticket.changed_at = now()
    recurring.watch(ticket)
