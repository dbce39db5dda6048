"""The pairs of parties a scan found alike, of which the asker sees both."""
from sqlalchemy.orm import aliased

from blueprints.customers.likeness import WEIGHTS
from core.access import of
from core.address_values import one_of
from core.listing import Listing, Sort
from models import PAIR_STATES, DuplicatePair, Party, Record

Other = aliased(Party, flat=True)


def found_by(text):
    if text not in WEIGHTS:
        raise ValueError(text)
    return DuplicatePair.reasons.contains(text)


PAIRS = Listing(
    of(Party, DuplicatePair.id, DuplicatePair.score, DuplicatePair.reasons, DuplicatePair.state,
       DuplicatePair.found_at, Party.id.label("first_id"), Record.title.label("first"), Other.id.label("second_id"),
       Other.title.label("second")).join(DuplicatePair, DuplicatePair.first_id == Party.id).join(
        Other, Other.id == DuplicatePair.second_id).where(Party.is_open, Other.is_open),
    {"score": Sort(DuplicatePair.score, DuplicatePair.id, descending=True)},
    filters={"state": one_of(DuplicatePair.state, PAIR_STATES), "reason": found_by}, unasked={"state": "open"},
    endpoint="customers.duplicate_pairs")
