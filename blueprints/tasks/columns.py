"""Tasks as a file; custom fields follow to the right."""
from blueprints.tasks.labels import STATES
from core.columns import Column
from core.words import _l, _lp

FILED = (
    Column("title", _l("Task")),
    Column("state", _l("State"), kind="badge", names=STATES),
    Column("due-on", _l("Due on"), kind="day"),
    Column("at", _l("At"), value=lambda row: row.due_time and f"{row.due_time:%H:%M}"),
    Column("owner", _l("Whose task")),
    Column("about", _lp("task", "About")),
    Column("done", _l("Done"), kind="moment", value=lambda row: row.done_at),
    Column("created", _l("Created"), kind="moment", value=lambda row: row.created_at),
)
