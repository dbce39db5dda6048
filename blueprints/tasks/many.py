"""What is done to many tasks at once: each of them by the action that would do it to one, and its way back."""
from datetime import date, datetime, time

from blueprints.tasks import actions
from core.times import format_day
from core.words import _, language


def do(task, _values, _beside, *, by):
    if task.state == "done":
        return None
    actions.refuse_closed(task)
    actions.do(task, by=by)
    return {}


def drop(task, _values, _beside, *, by):
    if task.state == "dropped":
        return None
    actions.drop(task, by=by)
    return {}


def open_again(task, _before, _beside, *, by):
    actions.reopen(task, by=by)


def reopen(task, _values, _beside, *, by):
    """Whoever did it, and when, is kept for the way back."""
    before = {"state": task.state, "done_at": task.done_at and task.done_at.isoformat(), "done_by_id": task.done_by_id}
    if task.state == "open":
        return None
    actions.reopen(task, by=by)
    return before


def close_again(task, before, _beside, *, by):
    if before["state"] == "dropped":
        actions.drop(task, by=by)
    else:
        actions.do(task, by=by)
        task.done_at, task.done_by_id = datetime.fromisoformat(before["done_at"]), before["done_by_id"]


# -- whose -------------------------------------------------------------------------------------------------------------

def assign(task, values, _beside, *, by):
    before = {"owner_id": task.owner_id, "team_id": task.team_id}
    hands = before | values
    if hands == before:
        return None
    actions.hand_over(task, **hands, by=by)
    return before


def assign_back(task, before, _beside, *, by):
    actions.hand_over(task, **before, by=by)


# -- until when --------------------------------------------------------------------------------------------------------

def put_off(task, values, _beside, *, by):
    """To another day; a time of day stays."""
    day = date.fromisoformat(values["due_on"])
    if task.due_on == day:
        return None
    before = {name: at and at.isoformat() for name, at in (("due_on", task.due_on), ("due_time", task.due_time))}
    actions.snooze(task, day, task.due_time, by=by)
    return before


def put_back(task, before, _beside, *, by):
    day = before["due_on"] and date.fromisoformat(before["due_on"])
    actions.snooze(task, day, before["due_time"] and time.fromisoformat(before["due_time"]), by=by)


def told_put_off(values):
    return [(_("Until"), format_day(date.fromisoformat(values["due_on"]), language()))]
