"""Who gets the next piece of work. Both ways skip whoever is absent or has as much as they can hold.

    round-robin   the next place after the last one that was given something, whoever stood there: when people come and
                  go the turn goes on from where it was, and does not begin at the top again
    least-loaded  whoever has the fewest open; among equals whoever has waited longest since they last got one
"""
from dataclasses import dataclass
from datetime import datetime

WAYS = ("round-robin", "least-loaded")


@dataclass(frozen=True, slots=True)
class Candidate:
    """`place` in the row of people, from 0; `open` pieces of work they have; `most` they can hold (None: any)."""

    id: int
    place: int
    open: int = 0
    given_at: datetime | None = None  # when they last got one
    is_absent: bool = False
    most: int | None = None

    @property
    def has_room(self):
        return not self.is_absent and (self.most is None or self.open < self.most)


def choose(candidates, way, last_place=-1):
    """The Candidate whose turn it is; None when nobody has room. ValueError for a way there is not."""
    free = [one for one in candidates if one.has_room]
    if way == "round-robin":
        return min(free, key=lambda one: (one.place <= last_place, one.place), default=None)
    if way == "least-loaded":
        return min(free, key=lambda one: (one.open, one.given_at is not None, one.given_at or datetime.min, one.place),
                   default=None)
    raise ValueError(way)
