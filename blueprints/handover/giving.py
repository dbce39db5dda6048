"""One record of a kind with an owner of its own given to somebody else, and back."""
from core import timeline
from core.hands import given, refuse_to_lose
from core.notices import tell
from core.people import name_of
from core.principal import KIND_DOMAINS
from models import User


def give_record(record, values, _beside, *, by):
    before, hands = given(record, values)
    if hands == before:
        return None
    refuse_to_lose(KIND_DOMAINS[record.kind], hands, by)
    put(record, hands, by)
    return before


def give_record_back(record, before, _beside, *, by):
    put(record, before, by)


def put(record, hands, by):
    if by.id is not None and hands["owner_id"] != record.owner_id:
        tell([hands["owner_id"]], "assigned", key=f"assigned:{record.id}", by=by, record_id=record.id)
    record.owner_id, record.team_id = hands["owner_id"], hands["team_id"]
    timeline.note(record, "given_on", by=by, owner=name_of(User, hands["owner_id"]))
