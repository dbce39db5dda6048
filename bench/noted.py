"""What clients of the benches saw."""
import statistics
from collections import Counter
from dataclasses import dataclass, field

HEAD = "what           answers     5xx  other   p50 ms   p99 ms   worst ms"


@dataclass
class Noted:
    """What one kind of client saw: seconds of each answer, and how many were none."""

    times: list = field(default_factory=list)
    broken: int = 0  # 5xx
    other: int = 0  # no answer, or neither fine nor a question back
    others: Counter = field(default_factory=Counter)  # what these were
    statuses: Counter = field(default_factory=Counter)

    def failed(self, what):
        self.other += 1
        self.others[what] += 1

    def take(self, answer, _text, seconds, fine):
        self.times.append(seconds)
        self.statuses[answer.status] += 1
        self.broken += answer.status >= 500
        if answer.status < 500 and answer.status not in fine:
            self.failed(answer.status)

    def percentile(self, percent):
        return statistics.quantiles(self.times, n=100, method="inclusive")[percent - 1] if len(self.times) > 1 else 0.0

    def line(self, name):
        return (f"{name:12} {len(self.times):9,} {self.broken:7} {self.other:6} {1000 * self.percentile(50):8.1f} "
                f"{1000 * self.percentile(99):8.1f} {1000 * max(self.times, default=0):10.1f}")
