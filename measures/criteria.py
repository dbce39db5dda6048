"""A tree of criteria to one score: groups weigh their parts as a whole weighs its groups."""
from dataclasses import dataclass

from measures.points import Score, weigh


@dataclass(frozen=True)
class Node:
    """A criterion with `points` (0 to 100, None: nothing to go by), or a group with `parts`.

    `before`: the points of the period before, for the policy "carry". `gate`: the least points it needs.
    """

    id: object
    weight: float
    points: float | None = None
    parts: tuple = ()
    before: float | None = None
    gate: float | None = None


def leaves(nodes, share=1.0):
    """(leaf, its share of the whole weight, 0 to 1) of all criteria below `nodes`, in their order."""
    whole = sum(node.weight for node in nodes)
    for node in nodes:
        own = share * node.weight / whole if whole else 0
        if node.parts:
            yield from leaves(node.parts, own)
        else:
            yield node, own


def score(nodes, policy="renormalise"):
    """The Score of the tree. `failed` are ids: of a criterion or a group below its gate. `coverage` is the share of
    the weight whose criteria have points of their own, whatever stands for the others."""
    found, failed = _reduce(nodes, policy)
    coverage = sum(share for leaf, share in leaves(nodes) if leaf.points is not None)
    return Score(value=found, coverage=coverage if nodes else None, failed=tuple(failed))


def _reduce(nodes, policy):
    """(points or None, ids of what failed) of parts that stand side by side."""
    points, before, failed = [], [], []
    for node in nodes:
        value = node.points
        if node.parts:
            value, below = _reduce(node.parts, policy)
            failed += below
        if node.gate is not None and value is not None and value < node.gate:
            failed.append(node.id)
        points.append(value)
        before.append(node.before)
    return weigh([node.weight for node in nodes], points, policy, before=before).value, failed


def is_provisional(coverage, n, least_coverage, least_n):
    """Is a score not to be relied on: too little of the weight is known, or by too few cases?

    `n`: the fewest cases behind any criterion with a measured value; None where none is measured.
    """
    return coverage is None or coverage < least_coverage or (n is not None and n < least_n)
