"""Tasks as a file."""
from blueprints.tasks.labels import STATES
from core.export import Column
from core.words import _l, _lp

TASK_COLUMNS = [
    Column(_l("Task"), lambda row: row.title),
    Column(_l("State"), lambda row: str(STATES[row.state])),
    Column(_l("Due on"), lambda row: row.due_on),
    Column(_l("At"), lambda row: row.due_time and f"{row.due_time:%H:%M}"),
    Column(_l("Whose task"), lambda row: row.owner),
    Column(_lp("task", "About"), lambda row: row.about),
    Column(_l("Done"), lambda row: row.done_at),
    Column(_l("Created"), lambda row: row.created_at),
]
