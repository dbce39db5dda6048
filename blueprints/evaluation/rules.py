"""A template as what it asks for: its criteria as a tree, the points each gives, the bands of its standings."""
from collections import defaultdict
from functools import cached_property

from measures import points
from measures.criteria import Node, leaves


class Rules:
    """What one template says, read once for any number of evaluations."""

    def __init__(self, template):
        self.template = template
        self.below = defaultdict(list)
        for criterion in template.criteria:
            self.below[criterion.parent_id].append(criterion)

    @cached_property
    def leaves(self):
        """The criteria that are no groups, in the order of the tree."""
        return [criterion for criterion in self.walk() if criterion.source != "group"]

    def walk(self, parent_id=None):
        for criterion in self.below[parent_id]:
            yield criterion
            yield from self.walk(criterion.id)

    def groups_for(self, criterion):
        """The groups a criterion can stand in: all but itself and what is below it."""
        below = {criterion.id, *(each.id for each in self.walk(criterion.id))} if criterion else set()
        return [each for each in self.walk() if each.source == "group" and each.id not in below]

    @property
    def measured(self):
        return [criterion for criterion in self.leaves if criterion.source == "measured"]

    @property
    def judged(self):
        return [criterion for criterion in self.leaves if criterion.source == "judged"]

    def nodes(self, given, before=None, parent_id=None):
        """The tree for measures.criteria. `given`, `before`: {criterion id: points}."""
        return tuple(Node(
            id=each.id, weight=float(each.weight), points=given.get(each.id), before=(before or {}).get(each.id),
            gate=None if each.gate is None else float(each.gate),
            parts=self.nodes(given, before, each.id) if each.source == "group" else (),
        ) for each in self.below[parent_id])

    @cached_property
    def shares(self):
        """{criterion id: its share of the whole weight, 0 to 1}."""
        return {leaf.id: share for leaf, share in leaves(self.nodes({}))}

    @cached_property
    def bands(self):
        """(low, high, name) from the lowest to the highest, as measures.standings reads them."""
        lows = sorted(self.template.bands, key=lambda band: band.low)
        ends = [float(band.low) for band in lows[1:]] + [100.0]
        return [(float(band.low), end, band.name) for band, end in zip(lows, ends, strict=True)]

    def band(self, name):
        return next(band for band in self.template.bands if band.name == name)


def points_of(criterion, value):
    """The points (0 to 100) a value gives in a criterion; None for no value."""
    scale = criterion.scale
    if value is None:
        return None
    value = float(value)
    if criterion.scorer == "linear":
        return points.linear(value, scale["worst"], scale["best"])
    if criterion.scorer == "bands":
        return points.in_bands(value, [tuple(band) for band in scale["bands"]])
    if criterion.scorer == "pass_fail":
        least = scale["least"]
        return points.pass_fail(value <= least if scale.get("is_most") else value >= least)
    return points.on_scale(value)
