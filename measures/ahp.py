"""The analytic hierarchy process: weights from judgements of two at a time, and how far these contradict each other.

After T. L. Saaty, "Decision making with the analytic hierarchy process", Int. J. Services Sciences 1 (2008), 83–98.
"""
from dataclasses import dataclass
from math import prod

# Consistency of random matrices by size, the measure of chance. Saaty 2005 agrees with simulation to 0.01; his table of
# 1980 is 0.06 too high at 3. Each decision says which it used.
RANDOM_INDEX = {
    "saaty_2005": (0, 0, .52, .89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59),
    "saaty_1980": (0, 0, .58, .90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49),
    "donegan_dodd_1991": (0, 0, .4914, .8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643,
                          1.4822, 1.4969),
}
ACCEPTABLE = 0.10  # the largest consistency ratio that may stand
SAME = 1e-9  # factors closer than this are equal


@dataclass(frozen=True)
class Contradiction:
    """The judgement farthest from what all of them together imply, by `factor`."""

    row: int
    column: int
    judged: float
    implied: float
    factor: float


@dataclass(frozen=True)
class Weights:
    """`weights` sum to 1; `ratio` (CR) is 0 for less than three, where nothing can contradict."""

    weights: tuple
    largest: float  # the largest eigenvalue
    index: float  # CI
    ratio: float  # CR
    worst: Contradiction | None

    @property
    def is_consistent(self):
        return self.ratio <= ACCEPTABLE


def matrix(upper):
    """The reciprocal matrix of judgements row by row above the diagonal. ValueError when they fill no triangle, or one
    is not above 0."""
    size = next((n for n in range(2, 40) if n * (n - 1) // 2 == len(upper)), None)
    if size is None or any(value <= 0 for value in upper):
        raise ValueError("judgements above the diagonal, each greater than 0")
    rows, judgements = [[1.0] * size for _row in range(size)], iter(upper)
    for row in range(size):
        for column in range(row + 1, size):
            rows[row][column] = next(judgements)
            rows[column][row] = 1 / rows[row][column]
    return rows


def check(rows):
    """ValueError unless the matrix is square, positive, one on its diagonal and reciprocal."""
    size = len(rows)
    if any(len(row) != size for row in rows) or any(value <= 0 for row in rows for value in row):
        raise ValueError("square and greater than 0")
    if any(abs(rows[i][j] * rows[j][i] - 1) > 1e-6 for i in range(size) for j in range(size)):
        raise ValueError("each judgement is the inverse of its opposite")


def weigh(rows, table="saaty_2005"):
    """The Weights of a reciprocal matrix, by its principal eigenvector. ValueError as `check`, or when the table ends
    before this size."""
    check(rows)
    size = len(rows)
    if size > len(RANDOM_INDEX[table]):
        raise ValueError(f"{table} ends at {len(RANDOM_INDEX[table])}")
    weights, largest = _eigenvector(rows)
    index = max(0.0, (largest - size) / (size - 1)) if size > 1 else 0.0
    ratio = index / RANDOM_INDEX[table][size - 1] if size > 2 else 0.0
    return Weights(tuple(weights), largest, index, ratio, _worst(rows, weights) if size > 2 else None)


def _eigenvector(rows):
    """By power iteration: (vector that sums to 1, its eigenvalue)."""
    vector, largest = [1 / len(rows)] * len(rows), 0.0
    for _step in range(10_000):
        image = [sum(a * w for a, w in zip(row, vector, strict=True)) for row in rows]
        largest = sum(image)
        image = [value / largest for value in image]
        moved = max(abs(a - b) for a, b in zip(image, vector, strict=True))
        vector = image
        if moved < 1e-15:
            break
    return vector, largest


def geometric(rows):
    """The weights as geometric means of the rows: the same as the eigenvector up to three, or without contradiction."""
    means = [prod(row) ** (1 / len(row)) for row in rows]
    return [mean / sum(means) for mean in means]


def averaged(rows):
    """The weights as spreadsheets take them: each column made to sum to 1, then averaged."""
    sums = [sum(column) for column in zip(*rows, strict=True)]
    return [sum(value / total for value, total in zip(row, sums, strict=True)) / len(rows) for row in rows]


def _worst(rows, weights):
    worst = None
    for row in range(len(rows)):
        for column in range(row + 1, len(rows)):
            judged, implied = rows[row][column], weights[row] / weights[column]
            factor = max(judged / implied, implied / judged)
            if worst is None or factor > worst.factor + SAME:
                worst = Contradiction(row, column, judged, implied, factor)
    return worst


def circle(rows):
    """Three (a, b, c) of which a is judged above b, b above c, and c above a all the same; None: no such three."""
    size = range(len(rows))
    return next(((a, b, c) for a in size for b in size for c in size
                 if a < b and a < c and rows[a][b] > 1 and rows[b][c] > 1 and rows[c][a] > 1), None)


def together(uppers):
    """The judgement of a group: the geometric mean, judgement by judgement, which alone stays reciprocal."""
    return [prod(judged) ** (1 / len(judged)) for judged in zip(*uppers, strict=True)]


def hierarchy(criteria, alternatives):
    """The scores of alternatives, from the criteria's matrix and for each criterion the matrix of alternatives."""
    weights = weigh(criteria).weights
    locals_ = [weigh(rows).weights for rows in alternatives]
    return [sum(weight * local[at] for weight, local in zip(weights, locals_, strict=True))
            for at in range(len(alternatives[0]))]
