"""The pages of the domain, by noun."""
from blueprints.cooperation.views import agreements, goals, listed, plans, reviews, risks

__all__ = ["agreements", "goals", "listed", "plans", "reviews", "risks"]
