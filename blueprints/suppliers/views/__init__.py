"""The pages of the domain, by noun."""
from blueprints.suppliers.views import lines, purchases, suppliers

__all__ = ["lines", "purchases", "suppliers"]
