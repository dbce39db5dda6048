"""What the codes of corrective actions are called."""
from core.listing import counted
from core.words import _l, _lp, _n, language

STATES = {
    "open": _lp("corrective action", "Open"), "waiting": _l("Waits for the proof"), "reopened": _l("Opened again"),
    "proven": _l("Proven"), "dropped": _lp("corrective action", "Dropped"),
}
TONES = {"open": "info", "waiting": "accent", "reopened": "danger", "proven": "success", "dropped": "neutral"}
SEVERITIES = {"minor": _lp("corrective action", "Minor"), "major": _lp("corrective action", "Major"),
              "critical": _lp("corrective action", "Critical")}
SEVERITY_TONES = {"minor": "neutral", "major": "warning", "critical": "danger"}
TRIGGERS = {"hand": _l("A colleague"), "metric": _l("A figure of the scorecard"),
            "inspection": _l("An inspection"), "complaint": _l("A complaint of a customer")}
ROLES = {"supplier": _l("Supplier"), "partner": _l("Partner")}
SIDES = {"us": _l("Us"), "them": _lp("corrective action", "Them")}
DISCIPLINES = {
    "D0": _l("Prepare"), "D1": _lp("8D", "Team"), "D2": _l("Describe the problem"), "D3": _l("Contain it"),
    "D4": _l("Find the root cause"), "D5": _l("Choose the correction"), "D6": _l("Carry it out"),
    "D7": _l("Prevent it elsewhere"), "D8": _l("Close and thank"),
}
ASKED = {
    "D0": _l("Does it need an 8D, and what was done at once?"), "D1": _l("Who works on it, on both sides?"),
    "D2": _l("What is wrong, where, since when, how many?"),
    "D3": _l("How is nobody else hit by it: stock blocked, goods sorted, deliveries stopped?"),
    "D4": _l("Why did it happen, and why was it not found? Somebody's mistake is no root cause."),
    "D5": _l("What removes the cause, and how was that tried out?"), "D6": _l("What was changed, and since when?"),
    "D7": _l("Where else can it happen; which rules, drawings and checks were changed?"),
    "D8": _l("What was learnt, and who is thanked?"),
}
CHECKS = {
    "met": _lp("corrective action", "Reached"), "held": _l("Still reached"),
    "missed": _lp("corrective action", "Not reached"), "empty": _l("No data"), "recurred": _l("Came back"),
}
CHECK_TONES = {"met": "success", "held": "success", "missed": "danger", "empty": "neutral", "recurred": "danger"}


def actions_counted(total):
    return _n("%(count)s corrective action", "%(count)s corrective actions", total, count=counted(total, language()))
