"""The pages of the domain, by noun."""
from blueprints.corrective.views import actions, proofs, steps

__all__ = ["actions", "proofs", "steps"]
