"""What the filters of the list offer; asked only when the page draws them."""
from functools import cached_property

from blueprints.evaluation.columns import category_filter
from blueprints.suppliers.labels import RISKS
from core.people import owner_filter
from core.words import _


class Choices:
    """(value, text) pairs for `ui.select_box`, the first of each being no filter."""

    @property
    def risks(self):
        return [("", _("Any risk")), *RISKS.items()]

    @property
    def sources(self):
        return [("", _("All suppliers")), ("yes", _("Only sources")), ("no", _("One of several"))]

    @cached_property
    def categories(self):
        return category_filter("supplier")

    @cached_property
    def owners(self):
        return owner_filter(_("All buyers"))
