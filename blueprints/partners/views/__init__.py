"""The pages of the domain, by noun."""
from blueprints.partners.views import certifications, commission, partners, programmes, registrations, shares

__all__ = ["certifications", "commission", "partners", "programmes", "registrations", "shares"]
