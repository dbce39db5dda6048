"""What the codes of templates, evaluations and standings are called."""
from core.listing import counted
from core.words import _l, _lp, _n, language

STATES = {"running": _l("Still running"), "provisional": _l("Provisional"), "final": _lp("score", "Final")}
STATE_TONES = {"running": "info", "provisional": "warning", "final": "success"}
TEMPLATE_STATES = {"draft": _lp("template", "Draft"), "published": _lp("template", "In force"),
                   "retired": _lp("template", "Replaced")}
TEMPLATE_TONES = {"draft": "warning", "published": "success", "retired": "neutral"}
PERIODS = {"month": _l("Month"), "quarter": _l("Quarter"), "year": _l("Year")}
POLICIES = {
    "renormalise": _l("It is left out, and the others share its weight"), "zero": _l("It counts 0 points"),
    "carry": _l("It keeps the points of the period before"),
}
ROLL_UPS = {
    "latest": _l("The latest period alone"), "decay": _l("Periods, each older one weighing less"),
    "smoothing": _l("Smoothed: a share of the new score, the rest of the old"),
}
SOURCES = {"measured": _l("Measured"), "judged": _l("Judged by people, 1 to 5"), "group": _l("A group of criteria")}
SCORERS = {
    "linear": _l("On a straight line"), "bands": _l("By bands"), "pass_fail": _l("Pass or fail"),
    "scale": _l("As judged, 1 to 5"),
}
PROMISES = {
    "held": _l("The first promise, moved only by us or by force majeure"), "first": _l("The first promise"),
    "current": _l("The promise as it is now"),
}
ACTIONS = {
    "ask": _l("Ask for a quotation"), "order": _lp("action", "Order"), "register": _l("Register a deal"),
    "claim": _l("Claim funds"),
}
EFFECTS = {
    "allow": _lp("standing", "Allowed"), "warn": _lp("standing", "Allowed with a warning"),
    "approve": _lp("standing", "Needs a second person"), "block": _lp("standing", "Not allowed"),
}
EFFECT_TONES = {"allow": "success", "warn": "warning", "approve": "warning", "block": "danger"}
EXCUSES = {
    "we_moved": _l("We moved the day or the quantity"), "force_majeure": _l("Force majeure"),
    "wrong_data": _l("The data are wrong"), "agreed": _l("Agreed with them"), "other": _l("Another reason"),
}
ASKED = {"asked": _l("Waits for a second person"), "agreed": _l("Agreed"), "refused": _lp("excuse", "Refused")}
ASKED_TONES = {"asked": "warning", "agreed": "success", "refused": "neutral"}
TONES = {
    "success": _l("Green"), "info": _l("Blue"), "warning": _l("Yellow"), "danger": _l("Red"), "neutral": _l("Grey"),
}
SELECTION_STATES = {"open": _lp("selection", "Open"), "decided": _lp("selection", "Decided"),
                    "dropped": _lp("selection", "Dropped")}
SELECTION_TONES = {"open": "info", "decided": "success", "dropped": "neutral"}
FILLED = {"price": _l("The quote: price"), "lead_days": _l("The quote: days until delivery")}
WEIGHINGS = {"direct": _l("Entered here, 100 together"), "ahp": _l("From comparing the criteria two at a time")}
INDEX_TABLES = {"saaty_2005": "Saaty 2005", "saaty_1980": "Saaty 1980", "donegan_dodd_1991": "Donegan & Dodd 1991"}
DOCUMENT_STATES = {
    "received": _lp("document", "To be checked"), "accepted": _lp("document", "Accepted"),
    "refused": _lp("document", "Refused"), "revoked": _lp("document", "Revoked"),
}
CONDITIONS = {
    "received": _lp("document", "To be checked"), "valid": _lp("document", "Valid"),
    "expiring": _lp("document", "Runs out soon"), "expired": _lp("document", "Ran out"),
    "renewed": _lp("document", "Renewed"), "coming": _lp("document", "Not yet"),
    "refused": _lp("document", "Refused"), "revoked": _lp("document", "Revoked"),
}
CONDITION_TONES = {"received": "info", "valid": "success", "expiring": "warning", "expired": "danger",
                   "renewed": "neutral", "coming": "neutral", "refused": "neutral", "revoked": "danger"}
QUALIFICATIONS = {
    "applied": _lp("qualification", "Applied"), "qualified": _lp("qualification", "Qualified"),
    "conditional": _lp("qualification", "Qualified on conditions"),
    "suspended": _lp("qualification", "Suspended"), "withdrawn": _lp("qualification", "Withdrawn"),
}
QUALIFICATION_TONES = {"applied": "info", "qualified": "success", "conditional": "warning", "suspended": "danger",
                       "withdrawn": "neutral"}
ROLES = {"supplier": _l("Suppliers"), "partner": _l("Partners")}
QUESTION_KINDS = {"yes_no": _l("Yes or no"), "choice": _lp("question", "One of several"), "number": _l("A number"),
                  "text": _lp("question", "Text")}


def selections_counted(total):
    return _n("%(count)s selection", "%(count)s selections", total, count=counted(total, language()))
