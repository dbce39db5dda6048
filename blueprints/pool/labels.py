"""What the codes of the pool are called on the screen."""
from core.listing import counted
from core.words import _l, _lp, _n, language

EVENTS = {
    "warned": _l("Warned"), "returned": _l("Returned to the pool"), "released": _l("Put into the pool by hand"),
    "claimed": _lp("customer", "Claimed"), "assigned": _lp("customer", "Assigned"), "taken-back": _l("Taken back"),
}
EVENT_TONES = {"warned": "warning", "returned": "danger", "released": "neutral", "claimed": "success",
               "assigned": "info", "taken-back": "neutral"}


def customers_counted(total):
    return _n("%(count)s customer", "%(count)s customers", total, count=counted(total, language()))
