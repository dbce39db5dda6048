"""What the codes of this domain are called on the screen."""
from blueprints.sales.deal_labels import SHARES
from blueprints.sales.deal_labels import STATES as DEAL_STATES
from blueprints.sales.deal_labels import TONES as DEAL_TONES
from core.exact_field import tidy
from core.listing import counted
from core.money import decimals, format_money, format_number
from core.words import _l, _lp, _n, language

__all__ = ["COMMISSION_MODES", "DEAL_STATES", "DEAL_TONES", "ENTRY_STATES", "ENTRY_TONES", "FUND_STATES",
           "FUND_TONES", "KINDS",
           "REGISTRATION_STATES", "REGISTRATION_TONES", "RISKS", "RISK_TONES", "SHARES", "VALIDITIES",
           "VALIDITY_TONES"]
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
COMMISSION_MODES = {
    "flat": _l("One percentage of all of it"), "marginal": _l("Each step on the part of the amount that lies in it"),
    "whole": _l("The step the amount reaches, on all of it")}
ENTRY_STATES = {
    "accrued": _lp("commission", "Accrued"), "approved": _lp("commission", "Approved"),
    "paid": _lp("commission", "Paid"), "reversed": _lp("commission", "Reversed"),
    "counter": _lp("commission", "Counter entry")}
ENTRY_TONES = {"accrued": "info", "approved": "accent", "paid": "success", "reversed": "neutral", "counter": "warning"}
FUND_STATES = {
    "requested": _lp("market fund", "Requested"), "claimed": _lp("market fund", "Claimed"),
    "approved": _lp("market fund", "Approved"), "rejected": _lp("market fund", "Rejected"),
    "paid": _lp("market fund", "Paid")}
FUND_TONES = {"requested": "info", "claimed": "info", "approved": "success", "rejected": "danger", "paid": "success"}
VALIDITIES = {"valid": _lp("certificate", "Valid"), "expiring": _lp("certificate", "Runs out soon"),
              "expired": _lp("certificate", "Ran out"), "coming": _lp("certificate", "Not yet")}
VALIDITY_TONES = {"valid": "success", "expiring": "warning", "expired": "danger", "coming": "neutral"}


def partners_counted(total):
    return _n("%(count)s partner", "%(count)s partners", total, count=counted(total, language()))


def registrations_counted(total):
    return _n("%(count)s registered deal", "%(count)s registered deals", total, count=counted(total, language()))


def certifications_counted(total):
    return _n("%(count)s certificate", "%(count)s certificates", total, count=counted(total, language()))


def entries_counted(total):
    return _n("%(count)s entry of commission", "%(count)s entries of commission", total,
              count=counted(total, language()))


def exact_money(amount, currency):
    """An amount in minor units as it reads; with all its decimals where it is not rounded yet."""
    if amount == int(amount):
        return format_money(int(amount), currency, language())
    return f"{format_number(tidy(amount.scaleb(-decimals(currency))), language())} {currency}"
