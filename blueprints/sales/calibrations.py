"""Calibration in plain words: what is said, what came true of it, and how sure that is."""
from dataclasses import dataclass
from functools import cached_property

from blueprints.sales.queries.calibration import subjects, truths
from core.money import format_share
from core.words import _, _n, language


@dataclass(frozen=True)
class Line:
    """One stage, owner or source with its Truth."""

    name: str
    pipeline: str
    truth: object
    sentence: str


class CalibrationTable:
    """All there is to say of a subject's probabilities, in the order people know the subjects."""

    def __init__(self, by):
        self.by, self._truths = by, truths(by)

    @cached_property
    def lines(self):
        known = subjects(self.by) | {None: (_("Not known"), "")}
        return [Line(name, pipeline, self._truths[id_], self._sentence(name, self._truths[id_]))
                for id_, (name, pipeline) in known.items() if id_ in self._truths]

    @property
    def is_enough(self):
        return any(line.truth.is_enough for line in self.lines)

    def _sentence(self, name, held):
        said, low, high = (percent(share) for share in (held.said, held.low, held.high))
        true = percent(held.came_true)
        facts = {"said": said, "low": low, "high": high, "true": true, "name": name, "won": held.won}
        if self.by == "stage":
            return _n("You say %(said)s at %(name)s; of %(num)s such deal %(won)s was won "
                      "(%(true)s, likely %(low)s–%(high)s).",
                      "You say %(said)s at %(name)s; of %(num)s such deals %(won)s were won "
                      "(%(true)s, likely %(low)s–%(high)s).", held.deals, **facts)
        return _n("%(said)s was said over all stages, %(true)s came true, in %(num)s deal (likely %(low)s–%(high)s).",
                  "%(said)s was said over all stages, %(true)s came true, in %(num)s deals (likely %(low)s–%(high)s).",
                  held.deals, **facts)


def percent(share):
    """A share in whole percent, as people read it."""
    return format_share(round(float(share), 2), language())
