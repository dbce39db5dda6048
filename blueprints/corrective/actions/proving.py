"""The figure decides: an action is proven, or opened again; what comes back while it is watched opens it, too."""
from datetime import timedelta

from blueprints.corrective.actions.events import note, tell_owner
from blueprints.corrective.actions.working import begin_again, expect, settle_due, watched_from
from blueprints.corrective.queries.returns import first_return
from blueprints.corrective.reading import facts_of, read, source_of, verdict
from models import NO_DAY, now

PATIENCE = 7  # days until it is looked at again where there was no figure


def check(action, day, *, by):
    """The day of the check: reached, it is proven; missed, it opens again with the figure; without one it waits on."""
    expect(action, "waiting")
    found, first, last = read(action, day)
    reached, facts = verdict(action, found), facts_of(action, found, first, last)
    if reached is None:
        return wait_on(action, day, facts, by=by)
    if not reached:
        begin_again(action, now())
        note(action, "missed", by=by, on=day, **facts)
        return tell_owner(action, "due", by=by)
    action.state, action.proven_on, action.watched_until = "proven", day, watched_from(action, day)
    look_again(action, day)
    settle_due(action)
    note(action, "met", by=by, on=day, until=action.watched_until, **facts)
    return tell_owner(action, "watched", by=by)


def wait_on(action, day, facts, *, by):
    """No data proves nothing, and holds nothing against them."""
    if source_of(action) is None:
        begin_again(action, now())  # nobody measures that any more: another figure is to be named
    else:
        action.look_on = day + timedelta(days=PATIENCE)
        settle_due(action)
    note(action, "empty", by=by, on=day, **facts)
    tell_owner(action, "watched", by=by)


def look_again(action, day):
    """The next period after `day` is read while it is watched."""
    following = day + timedelta(days=action.window_days)
    action.look_on = following if following <= action.watched_until else NO_DAY


def watch(action, day, *, by):
    """Proven, and watched: did the same defect or cause come again, or does the figure break the target?"""
    expect(action, "proven")
    returned = first_return(action)
    if returned:
        return come_back(action, day, by=by, **returned)
    if action.look_on > day:
        return None
    found, first, last = read(action, day)
    reached, facts = verdict(action, found), facts_of(action, found, first, last)
    if reached is False:
        return come_back(action, day, by=by, because="measure", **facts)
    note(action, "empty" if reached is None else "held", by=by, on=day, **facts)
    return look_again(action, day)


def come_back(action, on, *, by, **facts):
    """What was proven did not last."""
    begin_again(action, now())
    action.recurrences += 1
    note(action, "recurred", by=by, on=on, **facts)
    tell_owner(action, "due", by=by)
