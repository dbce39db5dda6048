"""What the codes of this domain are called on the screen."""
from core.listing import counted
from core.words import _l, _lp, _n, language

ROLES = {"supplier": _l("Supplier"), "partner": _l("Partner")}
PLAN_STATES = {"draft": _lp("cooperation plan", "Draft"), "agreed": _lp("cooperation plan", "Agreed"),
               "ended": _lp("cooperation plan", "Ended")}
PLAN_TONES = {"draft": "neutral", "agreed": "success", "ended": "info"}
SIDES = {"us": _lp("goal", "We"), "them": _lp("goal", "They"), "both": _lp("goal", "Both")}
AGREEMENT_STATES = {"running": _lp("contract", "Running"), "noticed": _lp("contract", "Notice given"),
                    "ended": _lp("contract", "Ended")}
AGREEMENT_TONES = {"running": "success", "noticed": "warning", "ended": "neutral"}
SORTS = {
    "framework": _lp("contract", "Framework"), "quality": _lp("contract", "Quality"),
    "service": _lp("contract", "Service level"), "confidentiality": _lp("contract", "Confidentiality"),
    "partnership": _lp("contract", "Partnership"), "other": _lp("contract", "Other"),
}


def plans_counted(total):
    return _n("%(count)s plan", "%(count)s plans", total, count=counted(total, language()))


def agreements_counted(total):
    return _n("%(count)s agreement", "%(count)s agreements", total, count=counted(total, language()))
