"""The pages of plays, and of customers in them."""
from blueprints.plays.views import plays, runs, steps

__all__ = ["plays", "runs", "steps"]
