"""How what happened with the pool reads: on timelines, and in its ledger."""
from datetime import date

from core.times import format_day
from core.words import _, _n, language


def pooled(facts):
    return _n("gave this back to the pool: nobody touched it for a day",
              "gave this back to the pool: nobody touched it for %(num)s days", facts["days"])


def released(facts):
    if facts.get("reason"):
        return _("put this into the pool: %(reason)s", reason=facts["reason"])
    return _("put this into the pool")


VERBS = {verb.__name__: verb for verb in (pooled, released)}


def reason(row):
    """Why something stands in the ledger, in one sentence; "" where the line says it all."""
    why = row.why
    if row.what == "warned":
        return _("Nobody touched it since %(since)s; it returns on %(day)s", since=day(why["idle_since"]),
                 day=day(why["returns_on"]))
    if row.what == "returned":
        return _("Nobody touched it since %(since)s; the rule allows %(days)s days", since=day(why["idle_since"]),
                 days=why["days"])
    return why.get("reason", "")


def day(text):
    return format_day(date.fromisoformat(text), language())
