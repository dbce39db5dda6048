"""A corrective action as its page shows it."""
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from blueprints.corrective import reading, telling
from blueprints.corrective.labels import CHECK_TONES, CHECKS
from blueprints.corrective.queries import actions as queries
from blueprints.corrective.queries.steps import files_of
from core.times import format_day, today
from core.words import language
from core.workspace import workspace
from models import NEEDED_DISCIPLINES, WORKED_STATES


@dataclass(frozen=True)
class Check:
    """One reading of the figure, as it was then."""

    event: object
    figure: str
    target: str
    days: str

    @property
    def label(self):
        return CHECKS[self.event.what]

    @property
    def tone(self):
        return CHECK_TONES[self.event.what]


class ActionPortrait:
    """Each part is read when the page draws it."""

    def __init__(self, action):
        self.action = action

    @cached_property
    def names(self):
        return queries.facts_of(self.action)

    @cached_property
    def events(self):
        return queries.events_of(self.action)

    @cached_property
    def files(self):
        """{id: name} of the files on it."""
        return dict(files_of(self.action))

    @property
    def checks(self):
        """Every time the figure was read, or what was mended came back; newest first."""
        return [self._check(event) for event in self.events if event.what in CHECKS]

    def _check(self, event):
        facts = event.facts
        if "first" not in facts:  # an incident, not a figure
            return Check(event, telling.returned(facts), "", "")
        return Check(event, telling.figure_text(facts["measure"], facts["value"]),
                     telling.target_text(facts["measure"], Decimal(facts["target"])),
                     self._days(facts["first"], facts["last"]))

    def _days(self, *days):
        return " – ".join(format_day(date.fromisoformat(day), language()) for day in days)

    @property
    def measure(self):
        return telling.measure_name(self.action.measure)

    @property
    def target(self):
        return telling.target_text(self.action.measure, self.action.target)

    @cached_property
    def so_far(self):
        """(figure, days): what the check would read today; None while no figure is named."""
        if reading.source_of(self.action) is None:
            return None
        found, first, last = reading.read(self.action, today(workspace()))
        return telling.figure_text(self.action.measure, found.value), self._days(first.isoformat(), last.isoformat())

    @property
    def left(self):
        """The disciplines that must be done before the figure is asked."""
        return [step.code for step in self.action.steps if step.code in NEEDED_DISCIPLINES and not step.done_on]

    @property
    def is_worked_on(self):
        return self.action.state in WORKED_STATES

    @property
    def may_hand_over(self):
        return self.is_worked_on and not self.left and self.action.measure and self.action.target is not None
