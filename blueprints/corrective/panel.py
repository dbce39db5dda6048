"""The open corrective actions with somebody, as the page of a supplier or a partner draws them."""
from functools import cached_property

from blueprints.corrective.labels import STATES, TONES
from blueprints.corrective.queries.actions import of_party
from models import now


class ActionsPanel:
    """Read when it is drawn: `ui.actions_panel(party, portrait.actions, may_edit)`."""

    states, tones = STATES, TONES

    def __init__(self, party, role):
        self.party, self.role, self.now = party, role, now()

    @cached_property
    def _found(self):
        return of_party(self.party, self.role)

    @property
    def rows(self):
        return self._found[0]

    @property
    def total(self):
        """How many there ever were."""
        return self._found[1]
