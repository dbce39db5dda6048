"""The pages of the domain, by noun."""
from blueprints.suppliers.views import (
    agreeing,
    approved,
    judging,
    lines,
    purchases,
    rfqs,
    scorecards,
    selecting,
    selections,
    suppliers,
)

__all__ = ["agreeing", "approved", "judging", "lines", "purchases", "rfqs", "scorecards", "selecting", "selections",
           "suppliers"]
