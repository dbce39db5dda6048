"""What is done to many plans, agreements or risks at once: each by the action that would do it to one."""
from dataclasses import dataclass, field

import sqlalchemy as sa

from blueprints.cooperation.actions import filing
from blueprints.cooperation.finding import AGREEMENT_KINDS, PLAN_KINDS, RISK_KINDS
from blueprints.cooperation.labels import agreements_counted, plans_counted, risks_counted
from blueprints.cooperation.queries.agreements import AGREEMENTS
from blueprints.cooperation.queries.lists import is_archive
from blueprints.cooperation.queries.plans import PLANS
from blueprints.cooperation.queries.risks import RISKS
from core.bulk_runs.archiving import archiving
from core.bulk_runs.assigning import assigning
from core.bulk_runs.declaring import BulkList
from core.bulk_runs.tags import TAG, UNTAG
from core.export import export
from core.hands import given, refuse_to_lose
from core.principal import HAT_DOMAINS
from models import Agreement, CoopPlan, Record, Risk


@dataclass(frozen=True)
class BothRoles(BulkList):
    """A list of records that are the suppliers' or the partners': of two kinds, in one table."""

    kinds: tuple = field(default=())

    def records(self, ids):
        return sa.select(self.model).where(Record.kind.in_(self.kinds), self.model.id.in_(ids))


def assign(record, values, _beside, *, by):
    before, hands = given(record, values)
    if hands == before:
        return None
    refuse_to_lose(HAT_DOMAINS[record.role], hands, by)
    filing.hand_over(record, **hands, by=by)
    return before


def assign_back(record, before, _beside, *, by):
    filing.hand_over(record, **before, by=by)


def filed(name):
    return lambda kind, listing: export(kind, name, listing.file_columns(), listing.all_rows())


ACTIONS = (assigning(assign, assign_back, domain=None, fits=lambda filters: not is_archive(filters)), TAG, UNTAG,
           *archiving(filing.archive, filing.restore, shows_archive=is_archive))
BULK = [
    BothRoles(f"cooperation.{name}", model, "cooperation", listing, model.id, told, ACTIONS, filed(name), kinds)
    for name, model, listing, told, kinds in (
        ("plans", CoopPlan, PLANS, plans_counted, PLAN_KINDS),
        ("agreements", Agreement, AGREEMENTS, agreements_counted, AGREEMENT_KINDS),
        ("risks", Risk, RISKS, risks_counted, RISK_KINDS))]
