"""What the codes of follow-ups are called on the screen."""
from core.listing import counted
from core.words import _, _l, _lp, _n, language

WAYS = {"call": _lp("follow-up", "Call"), "visit": _lp("follow-up", "Visit")}
STATES = {"open": _lp("follow-up", "Open"), "held": _lp("follow-up", "Held"), "dropped": _lp("follow-up", "Dropped")}
TONES = {"open": "accent", "held": "success", "dropped": "neutral"}
OUTCOMES = {"well": _l("All is well"), "order": _l("They want to order"), "later": _l("Not now, later"),
            "complaint": _l("They complain"), "unreached": _lp("follow-up", "Not reached")}
SATISFACTION = {5: _l("5: delighted"), 4: _l("4: content"), 3: _l("3: neither"), 2: _l("2: discontent"),
                1: _l("1: angry")}
BASES = {"own": _l("set for them"), "tier": _l("by their tier"), "class": _l("by their class"),
         "play": _l("by the play they are in"), "purchase": _l("by their purchases"), "": _l("no rhythm")}
RULES = {"days": _l("Every so many days"), "purchase": _l("By their own purchase rhythm, else every so many days"),
         "none": _l("Not at all")}
IN_TIME = {True: _l("in time"), False: _lp("follow-up", "late")}
DUE = {"overdue": _l("Overdue"), "week": _l("Up to a week from now"), "later": _l("Later")}


def rhythm_text(days, basis):
    """"every 30 days (by their class)"."""
    if days is None:
        return str(BASES[""])
    return _("%(rhythm)s (%(basis)s)", rhythm=_n("each day", "every %(num)s days", days), basis=BASES[basis])


def follow_ups_counted(total):
    return _n("%(count)s customer", "%(count)s customers", total, count=counted(total, language()))


def visits_counted(total):
    return _n("%(count)s follow-up", "%(count)s follow-ups", total, count=counted(total, language()))
