"""The pages of the domain, by noun."""
from blueprints.evaluation.views import templates

__all__ = ["templates"]
