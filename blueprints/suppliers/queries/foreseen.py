"""What the page of a supplier often has nothing of: asked for in one statement beforehand."""
from blueprints.cooperation.queries import agreements, plans, risks
from blueprints.corrective.queries import actions
from blueprints.customers.foreseen import OF_PARTY, OF_WHO_DELIVERS
from blueprints.customers.queries import mutual, party
from blueprints.evaluation.queries.foreseen import OF_WHO_IS_JUDGED
from blueprints.records.queries import entries
from blueprints.service.queries import incidents
from blueprints.suppliers.queries import supplier
from core import wearing, write_guard
from core.foresight import Foresight

OF_SUPPLIER = Foresight(
    *OF_PARTY, *OF_WHO_DELIVERS, *OF_WHO_IS_JUDGED, actions.OPEN, actions.EVER, plans.OF_PARTY, agreements.OF_PARTY,
    risks.OF_PARTY, incidents.ABOUT_SUPPLIER, supplier.MISSING, supplier.SUPPLIED,
    surely=(write_guard.HATS, wearing.POINTS, party.HATS, supplier.BY_MONTH, entries.OF_PARTY, wearing.PROFILE,
            mutual.SOLD, supplier.LAST_ORDERS, wearing.ADDRESSES))
