"""What the shared pages of scorecards, standings and selections are told of suppliers."""
from datetime import timedelta

from blueprints.evaluation.rooms import Room
from blueprints.suppliers.labels import suppliers_counted
from blueprints.suppliers.queries.excuses import number_waiting, numbers_of
from blueprints.suppliers.queries.facts import arrivals
from core.times import today
from core.words import _l
from core.workspace import workspace

YEAR = timedelta(days=365)


def defect_rates(party_ids):
    """{party id: share (0 to 1) of the pieces that came in the last year and were bad}; nobody without pieces."""
    day = today(workspace())
    came = arrivals(party_ids, day - YEAR, day)
    sums = {party_id: (sum(each.rejected for each in found), sum(each.quantity for each in found))
            for party_id, found in came.items()}
    return {party_id: bad / pieces for party_id, (bad, pieces) in sums.items() if pieces}


ROOM = Room(
    role="supplier", domain="suppliers", one=_l("Supplier"), many=_l("Suppliers"), manager=_l("Buyer"),
    approved=_l("Approved suppliers"), icon="truck", page="suppliers.supplier", listing="suppliers.suppliers",
    facts="suppliers.deliveries", facts_label=_l("Deliveries"), means=(("order", _l("Ordering")),), stopped_by="order",
    unjudged=_l("They are computed each night from what was ordered and came, and on demand. Without deliveries there "
                "is nothing to go by."),
    counted=suppliers_counted, waits=number_waiting, lines_named=numbers_of, defect_rates=defect_rates)
