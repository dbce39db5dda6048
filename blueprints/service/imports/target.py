"""The import of tickets: complaints in one row each, or a service desk's log of every change."""
from blueprints.service.imports.fields import FIELDS, extra_fields
from blueprints.service.imports.step import TicketStep
from core.importing.problems import CellError
from core.importing.targets import Target, register
from core.search import name_key
from core.words import _, _l


class Tickets(Target):
    name = "tickets"
    label = _l("Tickets")
    about = _l("Complaints and requests: one row each, or one for each change of one")
    domain = "service"
    fields = FIELDS
    things = {"ticket": _l("Tickets")}
    pages = {"ticket": ("service.ticket", "ticket_id")}
    labels = {"title": _l("Subject"), "kind_of": _l("Kind"), "reassigned": _l("Times reassigned"),
              "source": _l("As the file says")}
    keeps_extras = True
    summed_up = {"ticket": "tickets"}

    def fields_of(self, mapping):
        return self.fields + extra_fields(mapping)

    def refusals(self, mapping):
        if "number" not in mapping:
            yield _("Choose the column of the ticket number")
        if not {"opened_at", "changed_at"} & mapping.keys():
            yield _("Choose the column of the day it was opened, or that of each change")

    def place(self, values, terms):
        if not name_key(values.get("number") or ""):
            raise CellError(_("No ticket number"))
        if not values.get("opened_at") and not values.get("changed_at"):
            raise CellError(_("No date"))
        return ((name_key(values["number"]), None),)

    def steps(self, terms):
        return [TicketStep(terms)]


register(Tickets())
