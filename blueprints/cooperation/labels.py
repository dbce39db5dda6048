"""What the codes of this domain are called on the screen."""
from core.listing import Count, counted
from core.money import format_number
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
RISK_STATES = {"open": _lp("risk", "Open"), "accepted": _lp("risk", "Accepted"), "closed": _lp("risk", "Closed")}
RISK_TONES = {"open": "warning", "accepted": "info", "closed": "neutral"}
RISK_SORTS = {
    "supply": _lp("risk", "Supply stops"), "quality": _lp("risk", "Quality"),
    "dependence": _lp("risk", "Dependence"), "financial": _lp("risk", "Money"),
    "compliance": _lp("risk", "Law and rules"), "information": _lp("risk", "Information"),
    "reputation": _lp("risk", "Reputation"), "other": _lp("risk", "Other"),
}
LIKELIHOODS = {1: _l("1 – rare"), 2: _l("2 – unlikely"), 3: _l("3 – possible"), 4: _l("4 – likely"),
               5: _l("5 – almost certain")}
IMPACTS = {1: _l("1 – hardly felt"), 2: _l("2 – small"), 3: _l("3 – felt"), 4: _l("4 – great"),
           5: _l("5 – we stand still")}
LEVELS = {"severe": _lp("risk", "Severe"), "high": _lp("risk", "High"), "medium": _lp("risk", "Medium"),
          "low": _lp("risk", "Low")}
LEVEL_TONES = {"severe": "danger", "high": "warning", "medium": "info", "low": "neutral"}


def number_of(total):
    """How many a list has, which may be more than were counted; or how many a bulk run is about."""
    return counted(total, language()) if isinstance(total, Count) else format_number(total, language())


def risks_counted(total):
    return _n("%(count)s risk", "%(count)s risks", total, count=number_of(total))


def plans_counted(total):
    return _n("%(count)s plan", "%(count)s plans", total, count=number_of(total))


def agreements_counted(total):
    return _n("%(count)s agreement", "%(count)s agreements", total, count=number_of(total))
