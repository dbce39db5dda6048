"""What is asked before many tickets are changed at once, and the declaration of all that can be done with them."""
from wtforms import SelectField, StringField
from wtforms.validators import Length

from blueprints.service import many
from blueprints.service.actions import tickets
from blueprints.service.labels import PRIORITIES, STATES, tickets_counted
from blueprints.service.queries.queue import QUEUE
from blueprints.service.queries.tickets import TICKETS
from core.bulk_runs.archiving import archiving
from core.bulk_runs.assigning import assigning
from core.bulk_runs.declaring import BulkAction, BulkList
from core.bulk_runs.tags import TAG, UNTAG
from core.export import export
from core.forms import Form
from core.words import _l
from models import Ticket


class MoveManyForm(Form):
    state = SelectField(_l("State"))
    reason = StringField(_l("Why"), [Length(max=300)])

    def prepare(self):
        self.state.choices = [(code, label) for code, label in STATES.items() if code != "new"]

    @property
    def values(self):
        return {"state": self.state.data, "reason": self.reason.data or ""}


class PriorityManyForm(Form):
    priority = SelectField(_l("Priority"), choices=list(PRIORITIES.items()))

    @property
    def values(self):
        return {"priority": self.priority.data}


def told_priority(values):
    return [(_l("Priority"), str(PRIORITIES[values["priority"]]))]


def shows_present(filters):
    return filters.get("state") != "archived"


ACTIONS = (
    assigning(many.assign, many.assign_back, domain=None, fits=shows_present),
    BulkAction("move", _l("Move on"), "player-play", many.move, many.move_back, form=MoveManyForm,
               told=many.told_move, fits=shows_present),
    BulkAction("priority", _l("Priority"), "flag", many.raise_to, many.priority_back, form=PriorityManyForm,
               told=told_priority, fits=shows_present),
    TAG, UNTAG,
    *archiving(tickets.archive, tickets.restore, shows_archive=lambda filters: filters.get("state") == "archived"),
)



BULK = [
    BulkList("service.queue", Ticket, "service", QUEUE, Ticket.id, tickets_counted, ACTIONS,
             export=lambda kind, listing: export(kind, "queue", listing.file_columns(), listing.all_rows())),
    BulkList("service.tickets", Ticket, "service", TICKETS, Ticket.id, tickets_counted, ACTIONS,
             export=lambda kind, listing: export(kind, "tickets", listing.file_columns(), listing.all_rows())),
]
