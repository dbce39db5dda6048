"""The pages of the domain, by noun."""
from blueprints.partners.views import (
    agreeing,
    certifications,
    commission,
    funds,
    partners,
    programmes,
    registrations,
    shares,
)

__all__ = ["agreeing", "certifications", "commission", "funds", "partners", "programmes", "registrations", "shares"]
