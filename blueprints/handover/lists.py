"""What one person looks after, list by list; and the bulk action "assign" of lists that have none of their own."""
from dataclasses import dataclass, field

import sqlalchemy as sa

from blueprints.corrective.queries.actions import ACTIONS
from blueprints.customers.actions.many import WITH_LIST, giving
from blueprints.evaluation.queries.selections import SELECTIONS
from blueprints.handover.giving import give_record, give_record_back
from blueprints.partners.queries.partners import PARTNERS
from blueprints.partners.queries.registrations import REGISTRATIONS
from blueprints.suppliers.queries.suppliers import SUPPLIERS
from core.bulk_runs.assigning import assigning
from core.bulk_runs.declaring import BulkList, bulk_lists
from core.export import export
from core.money import format_number
from core.words import _l, _n, language
from models import CorrectiveAction, Hat, PartnerSelection, Party, Record, Registration, Selection


@dataclass(frozen=True)
class OfAnyRole(BulkList):
    """Records that are the suppliers' or the partners'."""

    def records(self, ids):
        kinds = [mapper.polymorphic_identity for mapper in sa.inspect(self.model).self_and_descendants]
        return sa.select(self.model).where(Record.kind.in_(kinds), self.model.id.in_(ids))


def counted(number):
    return _n("%(count)s record", "%(count)s records", number, count=format_number(number, language()))


def listed(endpoint, model, domain, listing, column, *, role=None, of=BulkList):
    """A list that is only ever given on as a whole."""
    give, back = giving(role) if role else (give_record, give_record_back)
    facts = {"roles": (role,), "options": WITH_LIST} if role else {}
    name = endpoint.partition(".")[2]
    return of(endpoint, model, domain, listing, column, counted, (assigning(give, back, domain=None, **facts),),
              export=lambda kind, opened: export(kind, name, opened.file_columns(), opened.all_rows()))


BULK = [
    listed("suppliers.suppliers", Party, "suppliers", SUPPLIERS, Party.id, role="supplier"),
    listed("partners.partners", Party, "partners", PARTNERS, Party.id, role="partner"),
    listed("partners.registrations", Registration, "partners", REGISTRATIONS, Registration.id),
    listed("suppliers.selections", Selection, "suppliers", SELECTIONS["supplier"], Selection.id),
    listed("partners.selections", PartnerSelection, "partners", SELECTIONS["partner"], PartnerSelection.id),
    listed("corrective.actions", CorrectiveAction, "scorecards", ACTIONS, CorrectiveAction.id, of=OfAnyRole),
]


@dataclass(frozen=True)
class Work:
    """A list as it is handed over: what it is called, the filters that leave out what is over, whose team a row is."""

    endpoint: str
    label: object
    icon: str
    filters: dict
    team: object = field(default_factory=lambda: Record.team_id)

    @property
    def listed(self):
        return bulk_lists()[self.endpoint]

    def of(self, user_id, team=None):
        """The query of its address for what somebody looks after; `team`: an id, or "none"."""
        return {"owner": str(user_id), **self.filters} | ({"team": team} if team else {})


WORK = (
    Work("customers.customers", _l("Customers"), "address-book", {}, Hat.team_id),
    Work("sales.deals", _l("Deals"), "briefcase", {"state": "open"}),
    Work("service.tickets", _l("Tickets"), "inbox", {"state": "open-ones"}),
    Work("tasks.tasks", _l("Tasks"), "list-check", {"state": "open"}),
    Work("suppliers.suppliers", _l("Suppliers"), "truck", {}, Hat.team_id),
    Work("partners.partners", _l("Partners"), "heart-handshake", {}, Hat.team_id),
    Work("partners.registrations", _l("Registered deals"), "file-text", {"state": "open"}),
    Work("suppliers.selections", _l("Selections of suppliers"), "circle-check", {}),
    Work("partners.selections", _l("Selections of partners"), "circle-check", {}),
    Work("cooperation.plans", _l("Cooperation plans"), "target", {"state": "open"}),
    Work("cooperation.agreements", _l("Agreements with suppliers and partners"), "file-text", {"state": "live"}),
    Work("cooperation.risks", _l("Risks with suppliers and partners"), "alert-triangle", {"state": "live"}),
    Work("corrective.actions", _l("Corrective actions"), "refresh", {"state": "unproven"}),
)
BY_ENDPOINT = {work.endpoint: work for work in WORK}
