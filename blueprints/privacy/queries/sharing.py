"""Requests for access, as far as the asker may see them."""
from sqlalchemy.orm import aliased

from core.access import of
from core.address_values import one_of
from core.listing import Listing, Sort
from core.people import is_person
from models import AccessRequest, Party, User

STATES = ("open", "granted", "refused", "withdrawn")
Seen, By, Decider = aliased(Party, flat=True), aliased(User), aliased(User)

# Who asked sees the name of the party once it is within their sight; who looks after the party sees all of it.
REQUESTS = Listing(
    of(AccessRequest, AccessRequest.id, AccessRequest.asked_at, AccessRequest.state, AccessRequest.reasons,
       AccessRequest.decided_at, Seen.id.label("party_id"), Seen.title, By.name.label("by"),
       Decider.name.label("decider")).outerjoin(Seen, Seen.id == AccessRequest.party_id).join(
        By, By.id == AccessRequest.asked_by_id).outerjoin(Decider, Decider.id == AccessRequest.decided_by_id),
    {"date": Sort(AccessRequest.asked_at, AccessRequest.id, descending=True)},
    filters={"state": one_of(AccessRequest.state, STATES), "by": is_person(AccessRequest.asked_by_id)},
    endpoint="privacy.access_requests")
