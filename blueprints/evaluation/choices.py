"""What the filters of the list of scorecards offer; asked only when the page draws them."""
from dataclasses import dataclass

from blueprints.evaluation.columns import category_filter
from blueprints.evaluation.labels import STATES
from core.periods import containing
from core.words import _, language


@dataclass(frozen=True)
class Choices:
    """(value, text) pairs for `ui.select_box`. `known`: the templates in force; `days`: on which the periods of
    `template` begin that somebody was evaluated for."""

    role: str
    known: list
    template: object
    days: list

    @property
    def templates(self):
        return [(str(each.id), each.name) for each in self.known]

    @property
    def periods(self):
        return [(str(day), containing(self.template.period, day).text(language())) for day in self.days]

    @property
    def categories(self):
        return category_filter(self.role)

    @property
    def states(self):
        return [("", _("All states")), *STATES.items()]
