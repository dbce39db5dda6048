"""What the codes of this domain are called on the screen."""
from core.listing import counted
from core.words import _l, _lp, _n, language

CLASSES = {"potential": _l("Potential"), "new": _l("New"), "existing": _l("Existing"), "loyal": _l("Loyal"),
           "lost": _l("Lost")}
OFFER_STATES = {"running": _lp("offer", "Running"), "coming": _lp("offer", "To come"), "over": _lp("offer", "Over"),
                "archived": _l("In the archive")}
OFFER_TONES = {"running": "success", "coming": "info", "over": "neutral", "archived": "warning"}
GRANT_STATES = {"open": _lp("offer", "Not used yet"), "used": _lp("offer", "Used"),
                "expired": _lp("offer", "Ran out"), "withdrawn": _lp("offer", "Withdrawn")}
GRANT_TONES = {"open": "info", "used": "success", "expired": "neutral", "withdrawn": "warning"}
TASK_STATES = {"open": _l("Thanks are a task"), "done": _l("Thanked")}
TASK_TONES = {"open": "info", "done": "success"}


def offers_counted(total):
    return _n("%(count)s offer", "%(count)s offers", total, count=counted(total, language()))


def grants_counted(total):
    return _n("%(count)s code", "%(count)s codes", total, count=counted(total, language()))


def introductions_counted(total):
    return _n("%(count)s introduction", "%(count)s introductions", total, count=counted(total, language()))


def ambassadors_counted(total):
    return _n("%(count)s ambassador", "%(count)s ambassadors", total, count=counted(total, language()))
