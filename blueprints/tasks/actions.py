"""Make, revise, do, reopen, put off, drop, archive and restore a task."""
from dataclasses import dataclass

from blueprints.tasks import series
from core import timeline
from core.custom_fields import set_custom_values
from core.due import due_at
from core.notices import tell
from core.page import Refused
from core.search import index_record
from core.words import _
from measures.recurrence import Rhythm
from models import Task, db, now

FACTS = ("title", "notes", "owner_id", "team_id", "due_on", "due_time")


@dataclass(frozen=True)
class Subject:
    """What a task is about, as the timeline needs it, for whoever does the task without seeing that record."""

    id: int
    party_id: int | None


def make_task(facts, *, by, about=None, repeats=None):
    """A new task. `facts` holds names of FACTS and keys of custom fields; `repeats` is (unit, every); `about` a record,
    never a task itself."""
    if isinstance(about, Task):
        raise Refused(_("A task cannot be about another task"))
    task = Task(state="open", created_by_id=by.id, title="", notes="")
    db.session.add(task)
    be_about(task, about)
    write(task, facts, repeats)
    keep_found(task)
    tell_owner(task, by=by)
    return task


def revise(task, facts, *, by, about=None, repeats=None):
    """Change an open task. A new day or rhythm counts from that day on; the same ones go on as they were."""
    if not task.is_open:
        raise Refused(_("%(task)s is not open: reopen it first", task=task.title))
    before = task.owner_id
    be_about(task, about)
    write(task, facts, repeats)
    keep_found(task)
    if task.owner_id != before:
        tell_owner(task, by=by)


def hand_over(task, *, owner_id, team_id, by):
    """It is somebody else's, or another team's, from now on."""
    refuse_closed(task)
    before, task.owner_id, task.team_id = task.owner_id, owner_id, team_id
    if owner_id != before:
        tell_owner(task, by=by)


def write(task, facts, repeats):
    day = task.due_on
    set_custom_values(task, facts)
    for name in FACTS:
        if name in facts and getattr(task, name) != facts[name]:
            setattr(task, name, facts[name])
    known = (task.repeats["unit"], task.repeats["every"]) if task.repeats else None
    if repeats != known or (repeats and task.due_on != day):
        task.repeats = rule(repeats, task.due_on)
    be_due(task, task.due_on, task.due_time)


def rule(repeats, first):
    """`(unit, every)` from a day on, as `Task.repeats` keeps it; None for what does not repeat."""
    if repeats is None:
        return None
    rhythm = Rhythm(*repeats, first)
    return {"unit": rhythm.unit, "every": rhythm.every, "first": rhythm.first.isoformat()}


def be_about(task, about):
    """What a task is about; the party it concerns follows."""
    task.about_id = about.id if about else None
    task.party_id = timeline.party_of(about) if about else None


def be_due(task, day, clock):
    """Set the day, the time and what follows from them; whoever was reminded is reminded anew."""
    due = due_at(day, clock if day else None)
    if due != task.due_at:
        task.reminded_at = None
    task.due_on, task.due_time, task.due_at = day, clock if day else None, due


def keep_found(task):
    index_record(task, task.title, task.notes)


def tell_owner(task, *, by):
    """Tell whose the task is now, unless they gave it to themselves."""
    if task.owner_id not in (None, by.id):
        tell([task.owner_id], "assigned", key=f"assigned:{task.id}", by=by, record_id=task.id, title=task.title)


def do(task, *, by):
    """It is done: (the next of its series or None, rounds missed). Once done, doing it again changes nothing."""
    if task.state == "done":
        return None, 0
    refuse_archived(task)
    task.state, task.is_open, task.done_at, task.done_by_id = "done", False, now(), by.id
    if task.about_id is not None:
        timeline.note(Subject(task.about_id, task.party_id), "task-done", by=by, task=task.title, task_id=task.id)
    return series.go_on(task, by=by)


def reopen(task, *, by):
    """It is not done, or not dropped, after all; True if the next of its series, untouched so far, went with it."""
    if task.state == "open":
        return False
    refuse_archived(task)
    was_done = task.state == "done"
    task.state, task.is_open, task.done_at, task.done_by_id = "open", True, None, None
    if was_done and task.about_id is not None:
        timeline.note(Subject(task.about_id, task.party_id), "task-reopened", by=by, task=task.title, task_id=task.id)
    return was_done and series.take_back(task)


def snooze(task, day, clock, *, by):
    """Put an open task off to a day and perhaps a time; its rhythm stays where it was."""
    refuse_closed(task)
    be_due(task, day, clock)


def drop(task, *, by):
    """It will not be done. The series ends with it."""
    refuse_closed(task)
    task.state, task.is_open = "dropped", False


def archive(task, *, by):
    """Take it out of every list; `restore` brings it back as it was."""
    refuse_archived(task)
    task.archived_at, task.is_open = now(), False


def restore(task, *, by):
    if not task.is_archived:
        raise Refused(_("%(task)s is not in the archive", task=task.title))
    task.archived_at, task.is_open = None, task.state == "open"


def refuse_archived(task):
    if task.is_archived:
        raise Refused(_("%(task)s is in the archive: restore it first", task=task.title))


def refuse_closed(task):
    refuse_archived(task)
    if not task.is_open:
        raise Refused(_("%(task)s is not open: reopen it first", task=task.title))
