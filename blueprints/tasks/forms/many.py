"""What is asked before many tasks are changed at once, and the declaration of all that can be done with them."""
from wtforms import DateField

from blueprints.tasks import actions, many
from blueprints.tasks.forms.tasks import WithinCalendar, from_today_on
from blueprints.tasks.labels import tasks_counted
from blueprints.tasks.queries import TASKS
from core.bulk_runs.archiving import archiving
from core.bulk_runs.assigning import assigning
from core.bulk_runs.declaring import BulkAction, BulkList
from core.bulk_runs.tags import TAG, UNTAG
from core.export import export
from core.forms import Form, NotBlank
from core.words import _l
from models import Task


class PutOffManyForm(Form):
    due_on = DateField(_l("Until"), [NotBlank(), WithinCalendar(), from_today_on])

    @property
    def values(self):
        return {"due_on": self.due_on.data.isoformat()}


def shows_open(filters):
    return filters["state"] in ("", "open", "any")


def shows_closed(filters):
    return filters["state"] in ("done", "dropped", "any")


def shows_archive(filters):
    return filters["state"] == "archived"


ACTIONS = (
    BulkAction("done", _l("Done"), "check", many.do, many.open_again, fits=shows_open),
    BulkAction("put-off", _l("Put off"), "alarm-snooze", many.put_off, many.put_back, form=PutOffManyForm,
               told=many.told_put_off, fits=shows_open),
    assigning(many.assign, many.assign_back, domain=None, fits=shows_open),
    TAG, UNTAG,
    BulkAction("reopen", _l("Reopen"), "rotate-clockwise", many.reopen, many.close_again, fits=shows_closed),
    BulkAction("drop", _l("Drop"), "ban", many.drop, many.open_again, fits=shows_open),
    *archiving(actions.archive, actions.restore, shows_archive=shows_archive),
)
BULK = BulkList(
    "tasks.tasks", Task, None, TASKS, Task.id, tasks_counted, ACTIONS,
    export=lambda kind, listing: export(kind, "tasks", listing.file_columns(), listing.all_rows()),
)
