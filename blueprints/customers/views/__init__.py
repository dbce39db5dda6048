"""The pages of the domain, by noun."""
from blueprints.customers.views import classes, customers, duplicates, links, merging, points, roles

__all__ = ["classes", "customers", "duplicates", "links", "merging", "points", "roles"]
