"""What the pages on movement are called, and the numbers of the rules."""
from dataclasses import dataclass

from flask import url_for

from core.access import can
from core.words import _l

SECTIONS = {
    "movement.movement": _l("Between classes"), "movement.retention": _l("Kept and lost"),
    "movement.scores": _l("RFM grid"), "sales.overdue_customers": _l("Late by their own rhythm"),
    "movement.rules": _l("Rules of the classes"),
}
RIGHTS = {"sales.overdue_customers": "sales.read"}
RULES = {
    "new_within_days": (_l("New for so many days"), _l("after the first order")),
    "new_at_most_orders": (_l("New with at most so many orders"), ""),
    "loyal_orders": (_l("Loyal from so many orders"), ""),
    "loyal_within_days": (_l("… within so many days"), ""),
    "lost_after_days": (_l("Lost after so many silent days"), _l("of who ordered on too few days to have a rhythm")),
    "own_rhythm_from_order_days": (_l("Own rhythm from so many days with an order"), ""),
    "own_rhythm_factor": (_l("Lost after so many times the own rhythm"), _l("the median of their own gaps")),
    "lost_at_least_days": (_l("… but not before so many days"), ""),
    "lost_at_most_days": (_l("… and at the latest after so many days"), ""),
}
AXES = {"r": _l("Recency"), "f": _l("Frequency"), "m": _l("Monetary")}
PAIRS = {"rf": _l("Recency × frequency"), "rm": _l("Recency × monetary"), "fm": _l("Frequency × monetary")}
METHODS = {
    "quantiles": _l("Limits at the 20, 40, 60 and 80 % quantiles (type 7), plus one: each axis by itself, equal values "
                    "score alike."),
    "own": _l("Limits set by hand, because there are fewer than 500 customers with an order: quantiles of few say "
              "little."),
    "fifths": _l("Five equal parts (NTILE 5): customers in order, of the same value by customer number; equal values "
                 "may score differently."),
}


@dataclass(frozen=True)
class Tab:
    label: object
    url: str
    active: bool


def tabs(here):
    """The pages on movement; those somebody may open."""
    return [Tab(label, url_for(endpoint), endpoint == here) for endpoint, label in SECTIONS.items()
            if can(RIGHTS.get(endpoint, "customers.read"))]
