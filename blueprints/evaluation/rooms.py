"""The rooms in which somebody is judged and chosen: suppliers, partners. Each declares itself; the engine knows no more
of it than this.
"""
from collections.abc import Callable
from dataclasses import dataclass, field

from models import Selection


@dataclass(frozen=True, eq=False)
class Room:
    """What the shared pages need to know of a room.

    page, listing  endpoints of one of them, and of all
    facts          the endpoint of the facts that scorecards are computed from
    means          (action, heading) of what the list of who was approved tells about each
    stopped_by     the action whose verdict a choice goes by
    waits          how many excuses wait for a second person
    lines_named    ids of order lines -> {id: (number, item)}
    defect_rates   ids of parties -> {id: share of bad pieces}; None where they deliver nothing: then there are no
                   quotes, no prices and no cost of a piece either
    """

    role: str
    domain: str
    one: object
    many: object
    manager: object
    approved: object
    unjudged: object
    icon: str
    page: str
    listing: str
    facts: str
    facts_label: object
    means: tuple
    stopped_by: str
    counted: Callable
    selection: type = Selection
    waits: Callable = lambda: 0
    lines_named: Callable = field(default=lambda ids: {})
    defect_rates: Callable | None = None

    @property
    def is_delivering(self):
        return self.defect_rates is not None


ROOMS = {}  # role -> Room
