"""What the codes of this domain are called on the screen."""
from core.listing import counted
from core.words import _l, _lp, _n, language

RISKS = {"low": _l("Low risk"), "medium": _l("Medium risk"), "high": _l("High risk")}
RISK_TONES = {"low": "success", "medium": "warning", "high": "danger"}
STATES = {"on-time": _l("On time"), "late": _lp("delivery", "Late"), "overdue": _l("Overdue"),
          "expected": _l("Expected")}
STATE_TONES = {"on-time": "success", "late": "warning", "overdue": "danger", "expected": "neutral"}
MOVERS = {"supplier": _l("The supplier wished it"), "buyer": _l("We wished it"), "force_majeure": _l("Force majeure"),
          "unknown": _l("Not known: a file said so")}
SELECTION_STATES = {"open": _lp("selection", "Open"), "decided": _lp("selection", "Decided"),
                    "dropped": _lp("selection", "Dropped")}
SELECTION_TONES = {"open": "info", "decided": "success", "dropped": "neutral"}
FILLED = {"price": _l("The quote: price"), "lead_days": _l("The quote: days until delivery")}
WEIGHINGS = {"direct": _l("Entered here, 100 together"), "ahp": _l("From comparing the criteria two at a time")}
INDEX_TABLES = {"saaty_2005": "Saaty 2005", "saaty_1980": "Saaty 1980", "donegan_dodd_1991": "Donegan & Dodd 1991"}
INSPECTIONS = {"full": _l("Every piece"), "sample": _l("A sample")}


def suppliers_counted(total):
    return _n("%(count)s supplier", "%(count)s suppliers", total, count=counted(total, language()))


def lines_counted(total):
    return _n("%(count)s order line", "%(count)s order lines", total, count=counted(total, language()))


def selections_counted(total):
    return _n("%(count)s selection", "%(count)s selections", total, count=counted(total, language()))
