"""The bridge as its page shows it: where the pipeline stood, what came and went, where it stands."""
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from blueprints.sales.queries.bridge import pipeline_sum, steps_between
from measures.bridge import BARS, SIGN, closing, total


@dataclass(frozen=True)
class Bar:
    """One bar: what it adds (or takes, below 0), how many deals, and between which heights it is drawn."""

    name: str
    cents: int
    count: int
    low: int
    high: int


class Bridge:
    """From the end of `first` to the end of `last`."""

    def __init__(self, view, first, last):
        self.view, self.first, self.last = view, first, last
        self.steps = steps_between(view, first, last)

    @cached_property
    def opening(self):
        return pipeline_sum(self.view, self.first)

    @cached_property
    def closing(self):
        return pipeline_sum(self.view, self.last)

    @cached_property
    def _sums(self):
        return total((step.bar, step.cents) for step in self.steps)

    @property
    def adds_up(self):
        return closing(self.opening.cents, self._sums) == self.closing.cents

    @cached_property
    def bars(self):
        """A Bar for each that has something; each begins where the one before ends."""
        counts, height, bars = Counter(step.bar for step in self.steps), self.opening.cents, []
        for name in BARS:
            if counts[name]:
                change = SIGN[name] * self._sums[name]
                bars.append(Bar(name, change, counts[name], *sorted((height, height + change))))
                height += change
        return bars

    @property
    def top(self):
        """The height all bars are drawn against."""
        return max(self.opening.cents, self.closing.cents, *(bar.high for bar in self.bars), 0)

    def behind(self, name):
        """The Steps of a bar, the largest first."""
        return sorted((step for step in self.steps if step.bar == name), key=lambda step: (-step.cents, step.deal.id))


def week_before(day):
    return day - timedelta(days=7)
