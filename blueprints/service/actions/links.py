"""Ties between tickets: is a duplicate of, blocks, was caused by."""
import sqlalchemy as sa

from core import timeline
from core.access import of
from core.page import Refused
from core.search import name_key
from core.words import _
from models import Ticket, TicketLink, db


def by_number(text):
    """The ticket of a number, if the one who asks may see it."""
    return db.session.scalars(of(Ticket).where(Ticket.number_key == name_key(text))).one_or_none()


def tie(ticket, other, kind, *, by):
    """Refused: to itself; twice; the other way round of one that is there (a circle of two)."""
    if ticket.id == other.id:
        raise Refused(_("A ticket cannot be linked to itself"))
    known = sa.select(TicketLink.kind).where(TicketLink.kind == kind, sa.or_(
        sa.and_(TicketLink.record_id == ticket.id, TicketLink.other_id == other.id),
        sa.and_(TicketLink.record_id == other.id, TicketLink.other_id == ticket.id)))
    if db.session.scalar(known) is not None:
        raise Refused(_("They are linked like that already"))
    db.session.add(TicketLink(record_id=ticket.id, other_id=other.id, kind=kind, by_id=by.id))
    timeline.note(ticket, "ticket-linked", by=by, kind=kind, ticket=other.number)


def untie(ticket, other_id, kind):
    """Whichever end the ticket is; what is not there is untied already."""
    for key in ((ticket.id, other_id, kind), (other_id, ticket.id, kind)):
        link = db.session.get(TicketLink, key)
        if link is not None:
            db.session.delete(link)
