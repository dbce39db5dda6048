"""The pages of the domain, by noun."""
from blueprints.customers.views import classes, customers, links, points, roles

__all__ = ["classes", "customers", "links", "points", "roles"]
