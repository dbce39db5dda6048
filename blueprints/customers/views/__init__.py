"""The pages of the domain, by noun."""
from blueprints.customers.views import classes, contacts, customers, duplicates, links, merging, points, roles

__all__ = ["classes", "contacts", "customers", "duplicates", "links", "merging", "points", "roles"]
