"""By which rhythm a customer is followed up, and when next."""
from datetime import timedelta

OUTCOMES = ("well", "order", "later", "complaint", "unreached")
SOONEST, LATEST = 7, 365  # days between follow-ups by a customer's purchase rhythm
AHEAD_DAYS = 7  # before its day a follow-up becomes a task


def rhythm(*, own=None, is_off=False, tier=None, class_basis="none", class_days=None, play_days=None, usual_gap=None):
    """(days, what they come from); (None, "") when nobody is to call on them.

    The first of these that says something: what was set for this customer (also "not at all"), their tier, their class,
    a play they are in, their own purchase rhythm. The last one holds where class or play ask for it: `class_basis`
    "purchase" takes the usual gap between purchases, held between SOONEST and LATEST, and `class_days` without one.
    """
    if is_off:
        return None, ""
    if own:
        return own, "own"
    if tier:
        return tier, "tier"
    if class_basis == "days" and class_days:
        return class_days, "class"
    if class_basis == "purchase" or play_days:
        if usual_gap:
            return min(max(round(usual_gap), SOONEST), LATEST), "purchase"
        return (play_days, "play") if play_days else (class_days, "class")
    return None, ""


def next_due(last_on, days, since_on, spread, agreed_on=None):
    """The day of the next follow-up; None without a rhythm.

    A day that was agreed on counts. Else it is `days` after somebody spoke with them last; when that was before there
    was a rhythm, not before a day of its own within the first round, so that nobody begins with a hundred late ones.
    """
    if agreed_on is not None:
        return agreed_on
    if days is None:
        return None
    begin = since_on + timedelta(days=spread % days)
    if last_on is None:
        return begin
    due = last_on + timedelta(days=days)
    return due if last_on >= since_on else max(due, begin)


def is_in_time(due_on, held_on):
    """Held by its day."""
    return held_on <= due_on
