"""What a partner's standing is against."""
from blueprints.evaluation.queries.standings import allowed
from core.page import Refused
from core.words import _


def refuse_stopped(action, partner):
    """Where their standing is against it, a second person must have agreed before."""
    verdict = allowed(action, partner, "partner")
    if verdict.is_stopped:
        raise Refused(" ".join((*verdict.reasons, _("A second person must agree first."))))
