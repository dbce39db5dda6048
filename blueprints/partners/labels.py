"""What the codes of this domain are called on the screen."""
from core.listing import counted
from core.words import _l, _lp, _n, language

KINDS = {
    "referral": _lp("partner", "Referral"), "reseller": _lp("partner", "Reseller"),
    "integrator": _lp("partner", "Integrator"), "alliance": _lp("partner", "Alliance"),
    "financing": _lp("partner", "Financing"), "other": _lp("partner", "Other"),
}
RISKS = {"low": _l("Low risk"), "medium": _l("Medium risk"), "high": _l("High risk")}
RISK_TONES = {"low": "success", "medium": "warning", "high": "danger"}
REGISTRATION_STATES = {
    "draft": _l("Draft"), "submitted": _lp("registration", "Submitted"), "review": _lp("registration", "Under review"),
    "approved": _lp("registration", "Approved"), "rejected": _lp("registration", "Rejected"),
    "duplicate": _lp("registration", "Duplicate"), "expired": _lp("registration", "Expired"),
    "converted": _lp("registration", "Became a deal"),
}
REGISTRATION_TONES = {
    "draft": "neutral", "submitted": "info", "review": "info", "approved": "success", "rejected": "danger",
    "duplicate": "warning", "expired": "warning", "converted": "success",
}
SHARES = {
    "sourced": _lp("part in a deal", "Sourced it"), "influenced": _lp("part in a deal", "Influenced it"),
    "co-sold": _lp("part in a deal", "Sold it with us"), "delivered": _lp("part in a deal", "Delivered it"),
}
DEAL_STATES = {"open": _l("Open"), "won": _l("Won"), "lost": _l("Lost")}
DEAL_TONES = {"open": "info", "won": "success", "lost": "neutral"}
VALIDITIES = {"valid": _lp("certificate", "Valid"), "expiring": _lp("certificate", "Runs out soon"),
              "expired": _lp("certificate", "Ran out"), "coming": _lp("certificate", "Not yet")}
VALIDITY_TONES = {"valid": "success", "expiring": "warning", "expired": "danger", "coming": "neutral"}


def partners_counted(total):
    return _n("%(count)s partner", "%(count)s partners", total, count=counted(total, language()))


def registrations_counted(total):
    return _n("%(count)s registered deal", "%(count)s registered deals", total, count=counted(total, language()))


def certifications_counted(total):
    return _n("%(count)s certificate", "%(count)s certificates", total, count=counted(total, language()))
