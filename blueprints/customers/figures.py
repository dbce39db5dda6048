"""What the overview tells of customers: those that were entered."""
from flask import url_for

from core.access import of
from core.figures import Figure
from core.spans import span_address
from core.words import _l
from models import CustomerProfile, Party, Record


def entered(begin, end):
    profiles = of(CustomerProfile, Record.created_by_id.label("person_id"))
    return profiles.join(Party, Party.id == CustomerProfile.party_id).where(
        Record.kind == "party", Record.created_at >= begin, Record.created_at < end, CustomerProfile.is_current)


FIGURES = [
    Figure("new-customers", _l("New customers"),
           _l("Customers entered or imported in these days, by whoever did it; without archived ones."),
           entered, of(CustomerProfile, CustomerProfile.party_id).where(CustomerProfile.is_current),
           lambda first, last, who: url_for("customers.customers", created=span_address(first, last), creator=who),
           right="customers.read"),
]
