"""The pages of the pool, by noun."""
from blueprints.pool.views import places, rules

__all__ = ["places", "rules"]
