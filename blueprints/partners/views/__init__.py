"""The pages of the domain, by noun."""
from blueprints.partners.views import certifications, partners, programmes, registrations

__all__ = ["certifications", "partners", "programmes", "registrations"]
