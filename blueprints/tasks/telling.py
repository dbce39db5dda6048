"""How what happened with tasks reads: on the timeline of what they are about, and in their own history."""
from datetime import date

from blueprints.tasks.labels import STATES, rhythm_text
from core.wording import Column, Part, day, moment
from core.words import _, _l
from measures.recurrence import Rhythm

VERBS = {
    "task-done": lambda facts: _("did the task “%(task)s”", task=facts["task"]),
    "task-reopened": lambda facts: _("reopened the task “%(task)s”", task=facts["task"]),
}


def rhythm(repeats):
    return rhythm_text(Rhythm(repeats["unit"], repeats["every"], date.min))


def clock(text):
    return text[:5]


PARTS = {"tasks": Part({
    "title": Column(_l("Title")), "owner_id": Column(_l("Whose"), "user"), "team_id": Column(_l("Team"), "team"),
    "state": Column(_l("State"), STATES), "due_on": Column(_l("Due"), day), "due_time": Column(_l("Time"), clock),
    "notes": Column(_l("Notes")), "repeats": Column(_l("Repeats"), rhythm),
    "archived_at": Column(_l("In the archive since"), moment),
})}
