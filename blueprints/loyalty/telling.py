"""How what happened to customers here reads: on their timelines, in their history."""
from core.wording import Column, Part, day, yes_no
from core.words import _, _l, _lp


def tier_held(facts):
    tier = facts["tier"] or _("no tier")
    if facts["until"]:
        return _("holds them in %(tier)s until %(day)s: %(reason)s", tier=tier, day=day(facts["until"]),
                 reason=facts["reason"])
    return _("holds them in %(tier)s: %(reason)s", tier=tier, reason=facts["reason"])


def tier_released(_facts):
    return _("let the orders decide the tier again")


def offer_given(facts):
    return _("gave the offer %(offer)s until %(day)s: %(code)s", offer=facts["offer"], day=day(facts["until"]),
             code=facts["code"])


def offer_used(facts):
    if facts["order"]:
        return _("noted that %(code)s was used with %(order)s", code=facts["code"], order=facts["order"])
    return _("noted that %(code)s was used", code=facts["code"])


def offer_unused(facts):
    return _("noted that %(code)s was not used after all", code=facts["code"])


def offer_withdrawn(facts):
    return _("withdrew the code %(code)s", code=facts["code"])


def offer_back(facts):
    return _("gave the code %(code)s again", code=facts["code"])


VERBS = {verb.__name__.replace("_", "-"): verb for verb in (
    tier_held, tier_released, offer_given, offer_used, offer_unused, offer_withdrawn, offer_back)}
PARTS = {
    "tier_standings": Part({
        "is_locked": Column(_l("Tier held by hand"), yes_no), "locked_until": Column(_l("Until"), day),
        "lock_reason": Column(_l("Why")),
    }, _lp("loyalty", "Tier")),
    "offer_grants": Part({
        "code": Column(_lp("offer", "Code")), "valid_until": Column(_lp("offer", "Until"), day),
        "used_on": Column(_lp("offer", "Used on"), day), "withdrawn_on": Column(_lp("offer", "Withdrawn on"), day),
    }, _lp("loyalty", "Offer")),
}
