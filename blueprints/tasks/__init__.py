"""Tasks and follow-ups: the list, the page of each, doing and putting off, and the panel of them on any record."""
from flask import Blueprint

from core.kinds import Kind
from core.navigation import Entry
from core.words import _l
from models import Task

bp = Blueprint("tasks", __name__, url_prefix="/tasks")
bp.entries = [Entry(_l("Tasks"), "tasks.tasks", "checkbox", key="t")]
bp.kinds = [Kind("task", Task, _l("Task"), _l("Tasks"), "checkbox", "tasks.task", "task_id", is_work=True,
                 listing="tasks.tasks", done="tasks.do_task", snooze="tasks.snooze_task")]

from blueprints.tasks import views  # noqa: E402,F401
from blueprints.tasks.figures import FIGURES  # noqa: E402
from blueprints.tasks.forms.many import BULK  # noqa: E402
from blueprints.tasks.queries import TASKS  # noqa: E402
from blueprints.tasks.telling import PARTS, VERBS  # noqa: E402
from blueprints.tasks.views.writes import WRITES  # noqa: E402

bp.bulk, bp.lists = [BULK], [TASKS]
bp.figures, bp.verbs, bp.parts, bp.writes = FIGURES, VERBS, PARTS, WRITES
