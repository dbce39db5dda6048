"""TOPSIS: the closer to the best of each criterion, and the farther from the worst, the better.

After C.-L. Hwang and K. Yoon, "Multiple Attribute Decision Making" (1981). Adding one poor bid can turn the order of
the others round, so it is a second opinion, not the rule.
"""
from dataclasses import dataclass
from math import dist, sqrt


@dataclass(frozen=True)
class Closeness:
    best: tuple
    worst: tuple
    to_best: tuple
    to_worst: tuple
    closeness: tuple  # 0 to 1; None for all where all are alike

    @property
    def ranks(self):
        """1 is the best; None where nobody is better."""
        if None in self.closeness:
            return None
        return [1 + sum(other > own for other in self.closeness) for own in self.closeness]


def rank(rows, weights, benefit):
    """The Closeness of alternatives (`rows` of values per criterion); `benefit` says where more is better."""
    lengths = [sqrt(sum(value * value for value in column)) for column in zip(*rows, strict=True)]
    weighed = [[weight * value / length if length else 0.0
                for value, weight, length in zip(row, weights, lengths, strict=True)] for row in rows]
    columns = list(zip(*weighed, strict=True))
    best = tuple(max(column) if more else min(column) for column, more in zip(columns, benefit, strict=True))
    worst = tuple(min(column) if more else max(column) for column, more in zip(columns, benefit, strict=True))
    near, far = [dist(row, best) for row in weighed], [dist(row, worst) for row in weighed]
    closeness = tuple(low / (high + low) if high + low else None for high, low in zip(near, far, strict=True))
    return Closeness(best, worst, tuple(near), tuple(far), closeness)
