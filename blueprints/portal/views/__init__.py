"""The pages of those who do not sign in, by noun."""
from blueprints.portal.views import sheets, tickets

__all__ = ["sheets", "tickets"]
