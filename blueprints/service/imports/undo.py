"""Taking back what an import did to tickets, as far as nobody has touched them since."""
from datetime import datetime

from blueprints.service.actions.tickets import keep_found
from blueprints.service.clocks import settle
from core.access import of
from core.bulk import delete_rows
from core.importing.undoing import decide, referred_to
from models import Breach, Change, ClockEvent, Entry, Message, Presence, Record, SearchDoc, Ticket, db

OWN = (Ticket, Entry, Message, ClockEvent, Breach, SearchDoc, Change, Presence)  # go with the ticket


def undo_tickets(items):
    """{item id: why it was kept}"""
    known = {ticket.id: ticket for ticket in db.session.scalars(
        of(Ticket).where(Ticket.id.in_([item.target_id for item in items])))}
    used = referred_to(Ticket, list(known), besides=OWN)
    kept, gone = decide(items, known, used, put_back)
    remove([ticket.id for ticket in gone])
    return kept


def put_back(ticket, before):
    for name, value in before["facts"].items():
        is_instant = value is not None and name in ("resolved_at", "closed_at")
        setattr(ticket, name, datetime.fromisoformat(value) if is_instant else value)
    ticket.extra = before["extra"]
    delete_rows(ClockEvent, ClockEvent.id.in_(before["events"]), domain="service")
    settle(ticket)
    keep_found(ticket)
    db.session.flush()


def remove(ticket_ids):
    if not ticket_ids:
        return
    for model in (Message, ClockEvent, Breach, Presence, Change, SearchDoc, Entry):
        delete_rows(model, model.record_id.in_(ticket_ids), domain="service")
    db.session.expire_all()
    delete_rows(Ticket, Ticket.id.in_(ticket_ids), domain="service")
    delete_rows(Record, Record.id.in_(ticket_ids), domain="service")
