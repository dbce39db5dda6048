"""The queue as a file; custom fields follow to the right."""
from blueprints.service.labels import KINDS, PRIORITIES, STATES
from core.columns import Column
from core.words import _l
from models import NOTHING_DUE

FILED = (
    Column("number", _l("Ticket number")),
    Column("title", _l("Subject")),
    Column("customer", _l("Customer"), value=lambda row: row.customer or row.asker),
    Column("state", _l("State"), kind="badge", names=STATES),
    Column("kind", _l("Kind"), kind="badge", names=KINDS, value=lambda row: row.kind_of),
    Column("priority", _l("Priority"), kind="badge", names=PRIORITIES),
    Column("owner", _l("Agent")),
    Column("waiting", _l("Waiting since"), kind="moment", value=lambda row: row.waiting_since),
    Column("due", _l("Due"), kind="moment", value=lambda row: None if row.due_at == NOTHING_DUE else row.due_at),
    Column("preview", _l("Last message")),
)
