"""The pages of follow-ups."""
from blueprints.visits.views import calls, plans, punctuality, rules, visits

__all__ = ["calls", "plans", "punctuality", "rules", "visits"]
