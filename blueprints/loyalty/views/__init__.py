"""The pages of the domain, by noun."""
from blueprints.loyalty.views import giving, grants, introductions, offers, standings, tiers

__all__ = ["giving", "grants", "introductions", "offers", "standings", "tiers"]
