"""The pages of the domain, by noun."""
from blueprints.cooperation.views import agreements, goals, plans, reviews

__all__ = ["agreements", "goals", "plans", "reviews"]
