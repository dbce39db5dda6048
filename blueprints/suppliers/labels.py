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
INSPECTIONS = {"full": _l("Every piece"), "sample": _l("A sample")}


def suppliers_counted(total):
    return _n("%(count)s supplier", "%(count)s suppliers", total, count=counted(total, language()))


def lines_counted(total):
    return _n("%(count)s order line", "%(count)s order lines", total, count=counted(total, language()))
