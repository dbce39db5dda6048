"""The pages of the domain, by noun."""
from blueprints.evaluation.views import documents, qualifications, questionnaires, requirements, sheets, templates

__all__ = ["documents", "qualifications", "questionnaires", "requirements", "sheets", "templates"]
