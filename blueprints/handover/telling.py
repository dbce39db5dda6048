"""How a hand-over reads on the timeline of what was handed over."""
from core.words import _


def given_on(facts):
    if not facts["owner"]:
        return _("left this with nobody")
    return _("gave this to %(owner)s", owner=facts["owner"])


VERBS = {"given_on": given_on}
