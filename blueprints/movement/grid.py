"""The RFM grid: two of the three scores against each other; each number opens its customers."""
from dataclasses import dataclass
from functools import cached_property

from flask import url_for

from blueprints.customers.actions.scoring import month_scale
from blueprints.movement.labels import AXES, METHODS
from blueprints.movement.queries.scores import scored
from core.money import format_money, format_number
from core.words import _, language
from core.workspace import workspace
from measures.rfm import AXES as NAMES
from measures.rfm import Limits, exact

BEST_FIRST, WORST_FIRST = "54321", "12345"


@dataclass(frozen=True)
class Cell:
    """How many have two scores, what they ever bought, how many came to it and left it since last month."""

    count: int
    cents: int
    came: int
    left: int
    url: str
    came_url: str
    left_url: str


class Grid:
    """`pair`: the letters of the axis downwards and of the one across, "rf"."""

    def __init__(self, pair):
        self.down, self.across = pair
        self.places = ["rfm".index(letter) for letter in pair]

    @property
    def lines(self):
        """[(score downwards, [Cell] for each score across)]"""
        return [(row, [self._cell(row + column) for column in WORST_FIRST]) for row in BEST_FIRST]

    @property
    def whole(self):
        """(customers with a score, those without one)"""
        return (sum(count for now, _was, count, _cents in self._scored if now),
                sum(count for now, _was, count, _cents in self._scored if not now))

    @property
    def heads(self):
        return [(f"{AXES[self.across]} {score}", "num") for score in WORST_FIRST]

    @property
    def labels(self):
        return AXES[self.down], AXES[self.across]

    @cached_property
    def _scored(self):
        return scored()

    @cached_property
    def ways(self):
        """{(two scores last month, two scores now): [customers, cents]}; "" for no score."""
        sums = {}
        for now, was, count, cents in self._scored:
            held = sums.setdefault((self._pair(was), self._pair(now)), [0, 0])
            held[0], held[1] = held[0] + count, held[1] + cents
        return sums

    @cached_property
    def _sums(self):
        """{two scores: [customers, cents, came, left]}"""
        sums = {}
        for (before, here), (count, cents) in self.ways.items():
            held = sums.setdefault(here, [0, 0, 0, 0])
            held[0], held[1] = held[0] + count, held[1] + cents
            if here != before:
                held[2] += count
                sums.setdefault(before, [0, 0, 0, 0])[3] += count
        return sums

    def asked(self, pair):
        """Two scores as the list of customers is asked for them: "54x"; "none" for no score."""
        digits = dict(zip(self.places, pair, strict=False))
        return "".join(digits.get(place, "x") for place in range(3)) if pair else "none"

    def _pair(self, scores):
        return "".join(scores[place] for place in self.places) if scores else ""

    def _cell(self, pair):
        asked = self.asked(pair)
        return Cell(*self._sums.get(pair, (0, 0, 0, 0)), customers(rfm=asked),
                    customers(rfm=asked, rfm_was=f"!{asked}"), customers(rfm=f"!{asked}", rfm_was=asked))


def customers(**filters):
    return url_for("customers.customers", **filters)


class Scale:
    """By what customers were scored last; nothing before the first time."""

    def __init__(self):
        self.month = month_scale()

    @property
    def rule(self):
        return METHODS[self.month.scale["method"]]

    @property
    def lines(self):
        """[(axis, text of what each score from 1 to 5 means)]; none of equal parts."""
        if not self.month.scale["limits"]:
            return []
        limits = Limits.from_dict(self.month.scale["limits"])
        return [(AXES[name[0]], [self._told(name, getattr(limits, name), score) for score in range(1, 6)])
                for name in NAMES]

    def _told(self, name, limits, score):
        """What a value must be for a score: "181–297"."""
        shown = _money if name == "monetary" else _number
        place = 5 - score if name == "recency" else score - 1
        if place == 0:
            return _("less than %(limit)s", limit=shown(limits[0]))
        if place == 4:
            return _("%(limit)s and more", limit=shown(limits[3]))
        return _("from %(low)s to less than %(high)s", low=shown(limits[place - 1]), high=shown(limits[place]))


def _number(limit):
    return format_number(exact(limit), language())


def _money(limit):
    return format_money(round(limit), workspace().currency, language())
