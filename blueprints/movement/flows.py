"""What the pages on classes show: the way between any two, and who was kept and lost of each group."""
from dataclasses import dataclass
from functools import cached_property

from flask import url_for

from blueprints.customers.labels import CLASSES
from blueprints.customers.queries.moved import ACTIVE
from blueprints.movement.labels import Tab
from blueprints.movement.queries.standing import Kept, flow, kept_by
from core.cuts import cuts
from core.words import _, _l
from measures.intervals import wilson
from models import LIFECYCLES

BY_CLASS = _l("By class before")


def customers(**filters):
    return url_for("customers.customers", **filters)


@dataclass(frozen=True)
class Step:
    """How many went from a class to another, and the address of these."""

    count: int
    url: str
    stayed: bool = False


class ToEachClass:
    """A table with a column for each class somebody may go to."""

    heads = property(lambda self: [str(CLASSES[name]) for name in LIFECYCLES])
    num_heads = property(lambda self: [(f"→ {head}", "num") for head in self.heads])


class Flow(ToEachClass):
    """Between the first and the last day of a period."""

    def __init__(self, view):
        self.view = view

    @cached_property
    def _flow(self):
        return flow(*self.view.instants)

    def step(self, before, after):
        return Step(self._flow.get((before, after), 0), self._url(before, after), before == after)

    @property
    def lines(self):
        """[(class before, its name, how many, [Step] to each class)]"""
        for before in LIFECYCLES:
            steps = [self.step(before, after) for after in LIFECYCLES]
            yield before, CLASSES[before], sum(step.count for step in steps), steps

    @property
    def after(self):
        """How many there are of each class after these days."""
        return [sum(count for (_before, now), count in self._flow.items() if now == after) for after in LIFECYCLES]

    def total(self, before, after):
        """The Step between two groups of classes."""
        return Step(sum(count for (was, now), count in self._flow.items() if was in before[1] and now in after[1]),
                    self._url(before[0], after[0]))

    @property
    def lost(self):
        return self.total(("active", ACTIVE), ("lost", ("lost",)))

    @property
    def won_back(self):
        return self.total(("lost", ("lost",)), ("active", ACTIVE))

    @property
    def won(self):
        return self.total(("potential", ("potential",)), ("active", ACTIVE))

    @property
    def moved(self):
        number = sum(count for (was, now), count in self._flow.items() if was and was != now)
        return Step(number, self._url("any", "other"))

    @property
    def is_empty(self):
        return not self._flow

    def _url(self, before, after):
        return customers(moved=f"{before}~{after}~{self.view.span}")


@dataclass(frozen=True)
class Line:
    """A group with its figures and the addresses of the customers behind each."""

    label: str
    kept: Kept
    url: str
    kept_url: str
    lost_url: str
    late_url: str

    @property
    def share(self):
        """Of the active ones, how many of 1 were kept; None of nobody."""
        return self.kept.kept / self.kept.active if self.kept.active else None

    @property
    def likely(self):
        return wilson(self.kept.kept, self.kept.active)


class Retention:
    """Who was kept and lost, by a cut."""

    def __init__(self, view, by):
        self.view, self.by, self.cut = view, by, cuts().get(by)

    @cached_property
    def _kept(self):
        return {kept.key: kept for kept in kept_by(self.cut, *self.view.instants)}

    @property
    def lines(self):
        named = self.cut.names(self._kept.keys()) if self.cut else {name: str(CLASSES[name]) for name in ACTIVE}
        for key, label in named.items():
            kept = self._kept.get(key) or Kept(key, 0, 0, 0, 0, 0)
            if kept.active or kept.late:
                yield self._line(label, kept, self.cut.asks(key) if self.cut else {}, "active" if self.cut else key)

    @property
    def whole(self):
        numbers = [[getattr(kept, name) for name in ("active", "lost", "lost_cents", "late", "late_cents")]
                   for kept in self._kept.values()]
        kept = Kept(None, *map(sum, zip(*numbers, strict=True))) if numbers else Kept(None, 0, 0, 0, 0, 0)
        return self._line(_("All of them"), kept, {}, "active")

    @property
    def tabs(self):
        named = {"class": BY_CLASS} | {name: cut.label for name, cut in cuts().items()}
        return [Tab(label, f"{url_for('movement.retention')}?{self.view.query(by=name)}", name == self.by)
                for name, label in named.items()]

    def _line(self, label, kept, asks, before):
        def moved(after):
            return customers(moved=f"{before}~{after}~{self.view.span}", **asks)
        late = {"late": "yes", **asks} if self.cut or before == "active" else {
            "late": "yes", "moved": f"{before}~any~{self.view.span}"}
        return Line(label, kept, moved("any"), moved("kept"), moved("lost"), customers(**late))
