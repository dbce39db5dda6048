"""The pages of the domain, by noun."""
from blueprints.privacy.views import consents, erasures, exports, sharing, suppressions

__all__ = ["consents", "erasures", "exports", "sharing", "suppressions"]
