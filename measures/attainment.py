"""Of many tickets: how long answers and solutions took, in business time and by the clock on the wall."""
from dataclasses import dataclass
from statistics import median

from measures.spread import quantile


@dataclass(frozen=True, slots=True)
class Took:
    """Of one ticket; seconds, or None where it has not come to that yet."""

    first_business: float | None = None
    first_wall: float | None = None
    resolved_business: float | None = None
    resolved_wall: float | None = None
    was_reopened: bool = False
    contacts: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """Medians and ninth deciles, in seconds; None where nothing is known: never 0 for "no data"."""

    number: int
    first_business: float | None
    first_wall: float | None
    resolved_business: float | None
    resolved_wall: float | None
    resolved_wall_p90: float | None
    reopened: int
    contacts: float | None


def summary(taken):
    """The Summary of some Tooks."""
    def middle(name):
        known = [value for one in taken if (value := getattr(one, name)) is not None]
        return median(known) if known else None
    walls = [one.resolved_wall for one in taken if one.resolved_wall is not None]
    return Summary(len(taken), middle("first_business"), middle("first_wall"), middle("resolved_business"),
                   middle("resolved_wall"), quantile(walls, 0.9), sum(one.was_reopened for one in taken),
                   sum(one.contacts for one in taken) / len(taken) if taken else None)
