"""From what was measured to points of 0 to 100, and from points to a score. What is unknown (None) stays unknown."""
from dataclasses import dataclass


def linear(value, worst, best):
    """Points on the straight line from `worst` (0) to `best` (100); worst > best where less is better."""
    if value is None or worst == best:
        return None
    return 100 * min(1, max(0, (value - worst) / (best - worst)))


def in_bands(value, bands):
    """What the (low, high, what) band holding `value` gives: low is within, high is not, except of the top band.

    None outside all of them. A value of exactly the top is in the top band.
    """
    if value is None or not bands:
        return None
    top = max(bands, key=lambda band: band[1])
    for band in bands:
        low, high, given = band
        if low <= value < high or (band == top and value == high):
            return given
    return None


def pass_fail(passed):
    return None if passed is None else 100 if passed else 0


def on_scale(judged, steps=5):
    """A judgement of 1 to `steps`: 1 gives 0 points, the most 100."""
    return None if judged is None else 100 * (judged - 1) / (steps - 1)


@dataclass(frozen=True)
class Score:
    """`value` is 0 to 100; `coverage` the share (0 to 1) of the weight that had something to go by.

    `failed` are the positions of criteria below their gate: they stand against the score, however high.
    """

    value: float | None
    coverage: float | None
    failed: tuple = ()

    @property
    def passed(self):
        return not self.failed


def weigh(weights, points, policy="renormalise", before=(), gates=()):
    """The Score of criteria: Σ weight × points ÷ Σ weight.

    policy  what stands for points that are None: "renormalise" leaves the criterion out, "zero" counts 0, "carry" takes
            those of `before`, as far as they are known
    gates   for each criterion the least points, or None
    """
    known = [point is not None for point in points]
    whole = sum(weights)
    taken = {"zero": [point if point is not None else 0 for point in points],
             "carry": [point if point is not None else last for point, last in
                       zip(points, before or [None] * len(points), strict=True)]}.get(policy, points)
    counted = [(weight, point) for weight, point in zip(weights, taken, strict=True) if point is not None]
    total = sum(weight for weight, _point in counted)
    failed = tuple(at for at, (point, gate) in enumerate(zip(points, gates or [None] * len(points), strict=True))
                   if gate is not None and point is not None and point < gate)
    return Score(
        value=sum(weight * point for weight, point in counted) / total if total else None, failed=failed,
        coverage=sum(weight for weight, has in zip(weights, known, strict=True) if has) / whole if whole else None)


def decayed(scores, periods=12):
    """The roll-up of scores, newest first, each weighing (periods − i) ÷ periods; unknown ones are left out."""
    weighed = [(max(0, (periods - at) / periods), score) for at, score in enumerate(scores) if score is not None]
    whole = sum(weight for weight, _score in weighed)
    return sum(weight * score for weight, score in weighed) / whole if whole else None


def smoothed(previous, new, alpha):
    """Exponential smoothing: (1 − alpha) × previous + alpha × new; what is unknown changes nothing."""
    if previous is None or new is None:
        return previous if new is None else new
    return (1 - alpha) * previous + alpha * new
