"""A choice among candidates by weighted points, and how much it hangs on the weights."""


def weighted_sums(rows, weights):
    """Σ weight × points of each candidate."""
    return [sum(weight * point for weight, point in zip(weights, row, strict=True)) for row in rows]


def flips_at(rows, weights, criterion):
    """The share (0 to 1) of the weight of `criterion` at which the winner is no longer the winner; None if never.

    The other weights keep their proportions. The one nearest to today's weight is told.
    """
    whole = sum(weights)
    own, rest = weights[criterion] / whole, 1 - weights[criterion] / whole
    if not rest:
        return None
    totals = weighted_sums(rows, weights)
    winner = max(range(len(rows)), key=totals.__getitem__)
    points = [row[criterion] for row in rows]
    others = [(total / whole - own * point) / rest for total, point in zip(totals, points, strict=True)]
    found = []
    for at in range(len(rows)):
        slope = (points[winner] - others[winner]) - (points[at] - others[at])
        if at != winner and slope:
            share = (others[at] - others[winner]) / slope
            if 0 <= share <= 1:
                found.append(share)
    return min(found, key=lambda share: abs(share - own), default=None)
