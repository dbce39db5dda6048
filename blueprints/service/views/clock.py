"""Why a ticket is due when it is."""
from blueprints.service import bp
from blueprints.service.labels import span_text
from blueprints.service.ledger import Ledger
from core.access import find, needs
from core.page import page
from models import Ticket


@bp.get("/tickets/<int:ticket_id>/clock")
@needs("service.read")
def clock(ticket_id):
    ticket = find(Ticket, ticket_id)
    return page("service/clock.html", ticket=ticket, ledger=Ledger(ticket), span=span_text)
