"""What the overview tells of tasks: those that came in, those that were done."""
from flask import url_for

from core.access import of
from core.figures import Figure
from core.spans import span_address
from core.words import _l
from models import Record, Task

FILED = Record.archived_at.is_(None)


def created(begin, end):
    return of(Task, Record.created_by_id.label("person_id")).where(
        Record.created_at >= begin, Record.created_at < end, FILED)


def done(begin, end):
    return of(Task, Task.done_by_id.label("person_id")).where(
        Task.done_at >= begin, Task.done_at < end, ~Record.is_open, Record.state == "done", FILED)


FIGURES = [
    Figure("tasks-created", _l("Tasks created"),
           _l("Tasks made in these days, by whoever made them, the next ones of a series included; without archived "
              "ones."),
           created, of(Task, Task.id),
           lambda first, last, who: url_for("tasks.tasks", owner="anyone", state="any", creator=who,
                                            created=span_address(first, last), sort="-created")),
    Figure("tasks-done", _l("Tasks done"), _l("Tasks done in these days, by whoever did them; without archived ones."),
           done, of(Task, Task.id),
           lambda first, last, who: url_for("tasks.tasks", owner="anyone", state="done", doer=who,
                                            done=span_address(first, last), sort="-created")),
]
