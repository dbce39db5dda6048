"""The pages of the domain, by noun."""
from blueprints.partners.views import certifications, commission, funds, partners, programmes, registrations, shares

__all__ = ["certifications", "commission", "funds", "partners", "programmes", "registrations", "shares"]
