"""Whom a ticket is about, beside it."""
from functools import cached_property
from types import SimpleNamespace

from blueprints.customers.labels import CLASSES, HATS
from blueprints.customers.queries import party as parties
from blueprints.loyalty.panel import LoyaltyPanel
from blueprints.service.labels import STATES
from blueprints.service.queries import tickets as queries


class Customer:
    """The panel of whom a ticket is about, as far as the one who asks may see them."""

    def __init__(self, ticket):
        self.ticket, self._party = ticket, SimpleNamespace(id=ticket.party_id)

    @cached_property
    def profile(self):
        """Their class; None when they are no customer, or out of sight."""
        return queries.profile_of(self.ticket.party_id)

    @property
    def lifecycle(self):
        return CLASSES[self.profile.lifecycle] if self.profile else ""

    @cached_property
    def loyalty(self):
        """Their tier, what goes with it, and the offers they can use."""
        return LoyaltyPanel(self.ticket.party_id)

    @cached_property
    def hats(self):
        return [HATS[hat.role] for hat in parties.hats(self._party) if hat.until is None and hat.role != "customer"]

    @property
    def orders(self):
        return parties.last_orders(self._party)[:3]

    @cached_property
    def others(self):
        """(id, number, subject, state as read) of their other tickets."""
        return [(row.id, row.number, row.title, STATES[row.state]) for row in queries.others_of(self.ticket)]
