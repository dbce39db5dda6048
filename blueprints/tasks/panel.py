"""The tasks about one record, as its page draws them: `ui.tasks_panel(record, tasks_of(record), may_edit)`."""
import secrets
from functools import cached_property

from blueprints.tasks import queries
from core.kinds import record_url, ways
from models import now


class TasksPanel:
    """Read when it is drawn. `once` is the key under which a quick add is answered once."""

    def __init__(self, record):
        self.record = record
        self.once = secrets.token_urlsafe(12)
        self.now = now()

    @cached_property
    def _found(self):
        return queries.open_about(self.record.id)

    @property
    def rows(self):
        return self._found[:queries.IN_PANEL]

    @property
    def has_more(self):
        return len(self._found) > queries.IN_PANEL

    @property
    def here(self):
        """The page the panel stands on."""
        return record_url(self.record.kind, self.record.id)

    @cached_property
    def ways(self):
        return ways()


def tasks_of(record):
    return TasksPanel(record)
