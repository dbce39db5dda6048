"""A merge or a split as the page of a ticket tells it."""
from flask import url_for

from core.words import _
from models import Ticket, db


class Merge:
    """One merge or split as it reads from a ticket."""

    def __init__(self, row, ticket):
        self.id, is_source = row.id, row.record_id == ticket.id
        other = db.session.get(Ticket, row.target_id if is_source else row.record_id)
        self.number, self.url = (other.number, url_for("service.ticket", ticket_id=other.id)) if other else ("?", "")
        told = {(False, True): _("This was merged into"), (False, False): _("This took in"),
                (True, True): _("This was split off"), (True, False): _("Split off this:")}
        self.sentence = told[row.is_split, is_source]
