"""What the overview tells of service: tickets that came in, and those that were resolved."""
from flask import url_for

from core.access import of
from core.figures import Figure
from core.spans import span_address
from core.words import _l
from models import Record, Ticket

FILED = Record.archived_at.is_(None)


def opened(begin, end):
    return of(Ticket, Record.owner_id.label("person_id")).where(
        Record.created_at >= begin, Record.created_at < end, FILED)


def resolved(begin, end):
    return of(Ticket, Record.owner_id.label("person_id")).where(
        Ticket.resolved_at >= begin, Ticket.resolved_at < end, FILED)


FIGURES = [
    Figure("tickets-opened", _l("Tickets opened"),
           _l("Tickets that came in during these days, by whose they are now; without archived ones."),
           opened, of(Ticket, Ticket.id),
           lambda first, last, who: url_for("service.tickets", owner=who, created=span_address(first, last)),
           right="service.read"),
    Figure("tickets-resolved", _l("Tickets resolved"),
           _l("Tickets resolved in these days and not opened again since, by whose they are now; without archived "
              "ones."),
           resolved, of(Ticket, Ticket.id),
           lambda first, last, who: url_for("service.tickets", owner=who, resolved=span_address(first, last)),
           right="service.read"),
]
