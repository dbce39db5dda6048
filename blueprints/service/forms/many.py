"""What is asked before many tickets are changed at once, and the declaration of all that can be done with them."""
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import Length, ValidationError

from blueprints.service import many
from blueprints.service.actions import tickets
from blueprints.service.actions.links import by_number
from blueprints.service.actions.merging import merged_into
from blueprints.service.labels import PRIORITIES, STATES, tickets_counted
from blueprints.service.queries.queue import QUEUE
from blueprints.service.queries.tickets import TICKETS
from core.access import can_edit
from core.bulk_runs.archiving import archiving
from core.bulk_runs.assigning import assigning
from core.bulk_runs.declaring import BulkAction, BulkList
from core.bulk_runs.tags import TAG, UNTAG
from core.export import export
from core.forms import Form, NotBlank
from core.words import _, _l
from models import Ticket


class MoveManyForm(Form):
    state = SelectField(_l("State"))
    reason = StringField(_l("Why"), [Length(max=300)])

    def prepare(self):
        self.state.choices = [(code, label) for code, label in STATES.items() if code != "new"]

    @property
    def values(self):
        return {"state": self.state.data, "reason": self.reason.data or ""}


class MergeManyForm(Form):
    number = StringField(_l("Into the ticket with the number"), [NotBlank(), Length(max=100)],
                         description=_l("It may be one of those you chose. Where facts differ, its own hold."))
    others = BooleanField(_l("Other customers' tickets, too"))

    def validate_number(self, field):
        self.target = by_number(field.data)
        if self.target is None or not can_edit(self.target) or self.target.is_archived:
            raise ValidationError(_("There is no such ticket that you may see"))
        if merged_into(self.target) is not None:
            raise ValidationError(_("%(ticket)s was merged into another one already", ticket=self.target.number))

    @property
    def values(self):
        return {"into": self.target.id, "number": self.target.number, "others": self.others.data}


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
    BulkAction("close", _l("Close"), "circle-check", many.close, many.move_back, fits=shows_present),
    BulkAction("merge", _l("Merge"), "stack-2", many.merge, many.merge_back, form=MergeManyForm, told=many.told_merge,
               fits=shows_present, by_version=False),
    TAG, UNTAG,
    *archiving(tickets.archive, tickets.restore, shows_archive=lambda filters: filters.get("state") == "archived"),
)



BULK = [
    BulkList("service.queue", Ticket, "service", QUEUE, Ticket.id, tickets_counted, ACTIONS,
             export=lambda kind, listing: export(kind, "queue", listing.file_columns(), listing.all_rows())),
    BulkList("service.tickets", Ticket, "service", TICKETS, Ticket.id, tickets_counted, ACTIONS,
             export=lambda kind, listing: export(kind, "tickets", listing.file_columns(), listing.all_rows())),
]
