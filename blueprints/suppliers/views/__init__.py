"""The pages of the domain, by noun."""
from blueprints.suppliers.views import agreeing, lines, purchases, rfqs, suppliers

__all__ = ["agreeing", "lines", "purchases", "rfqs", "suppliers"]
