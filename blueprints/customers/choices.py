"""What the filters of the list offer; asked of the database only when the page draws them."""
from functools import cached_property

from blueprints.customers.labels import GEOGRAPHIES, SIZES
from core.people import owner_filter, teams
from core.words import _


class Choices:
    """(value, text) pairs for `ui.select_box`, the first of each being no filter."""

    @property
    def sizes(self):
        return [("", _("All sizes")), *SIZES.items(), ("unknown", _("Size unknown"))]

    @property
    def geographies(self):
        return [("", _("All countries")), *GEOGRAPHIES.items()]

    @cached_property
    def owners(self):
        return owner_filter(_("All owners"))

    @cached_property
    def teams(self):
        return [("", _("All teams")), ("none", _("No team")), *map(tuple, teams())]
