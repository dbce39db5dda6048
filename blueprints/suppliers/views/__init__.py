"""The pages of the domain, by noun."""
from blueprints.suppliers.views import (
    agreeing,
    judging,
    lines,
    purchases,
    rfqs,
    scorecards,
    selecting,
    selections,
    suppliers,
)

__all__ = ["agreeing", "judging", "lines", "purchases", "rfqs", "scorecards", "selecting", "selections", "suppliers"]
