"""When a customer nobody touches goes back to the pool: first its owner is warned, then time goes by, then it returns.

Days are counted from the last touch. Nobody loses a customer unwarned: it returns on the later of the last day without
a touch and `warn_days` after the warning.
"""
from datetime import timedelta


def standing(touched_on, warned_on, today, *, idle_days, warn_days):
    """("safe", "warn", "warned" or "returns", the day it returns if nobody touches it).

    A warning from before the last touch counts no more.
    """
    warned = warned_on if warned_on is not None and warned_on >= touched_on else None
    last = touched_on + timedelta(days=idle_days)
    if today < last - timedelta(days=warn_days):
        return "safe", last
    if warned is None:
        return "warn", max(last, today + timedelta(days=warn_days))
    day = max(last, warned + timedelta(days=warn_days))
    return ("returns" if today >= day else "warned"), day


def narrowest(rules, *, lifecycle, team):
    """Of (class or None, team or None, …) rows the one that says most of a customer of this class and team; a rule of
    the class goes before one of the team. None where none fits."""
    fitting = [rule for rule in rules if rule[0] in (None, lifecycle) and rule[1] in (None, team)]
    return max(fitting, key=lambda rule: (rule[0] is not None, rule[1] is not None), default=None)
