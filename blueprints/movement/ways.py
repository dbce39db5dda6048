"""From which cell of the RFM grid to which customers went since last month; each number opens them."""
from dataclasses import dataclass
from functools import cached_property

from blueprints.movement.grid import customers
from core.words import _, _l

SHOWN = 20


@dataclass(frozen=True)
class Way:
    """How many went from one cell to another, and what these ever bought."""

    before: str
    after: str
    count: int
    cents: int
    url: str


class Ways:
    """The most used first. `cell`: only those from and to this one, "54"; `whole`: all of them, however many."""

    def __init__(self, grid, cell="", whole=False):
        self.grid, self.cell, self.whole = grid, cell, whole

    @cached_property
    def moved(self):
        """{(cell before, cell now): [customers, cents]} of those that differ."""
        return {way: sums for way, sums in self.grid.ways.items() if way[0] != way[1]}

    @property
    def cells(self):
        """(value, text) of each cell somebody came to or left, the best first."""
        used = sorted({cell for way in self.moved for cell in way if cell}, reverse=True)
        return [("", _("All cells")), *((cell, self._told(cell)) for cell in used)]

    @property
    def shown(self):
        return self._found if self.whole else self._found[:SHOWN]

    @property
    def number(self):
        return len(self._found)

    @cached_property
    def _found(self):
        found = [Way(self._told(before), self._told(after), count, cents,
                     customers(rfm=self.grid.asked(after), rfm_was=self.grid.asked(before)))
                 for (before, after), (count, cents) in self.moved.items() if self.cell in ("", before, after)]
        return sorted(found, key=lambda way: (-way.count, -way.cents, way.url))

    def _told(self, cell):
        if not cell:
            return _("no order yet")
        return str(_l(", ")).join(f"{axis} {score}" for axis, score in zip(self.grid.labels, cell, strict=True))
