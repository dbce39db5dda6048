"""The pages of the domain, by noun."""
from blueprints.evaluation.views import documents, qualifications, requirements, templates

__all__ = ["documents", "qualifications", "requirements", "templates"]
