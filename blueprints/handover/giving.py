"""One record given to somebody else, and back: suppliers and partners by their hat, other kinds by their own owner."""
from blueprints.customers.actions import hats, parties
from core import timeline
from core.notices import tell
from core.page import Refused
from core.people import name_of
from core.principal import HAT_DOMAINS, KIND_DOMAINS
from core.words import _
from models import User


def check_reach(domain, hands, by):
    if not by.is_system and not by.reaches(domain, "write", hands["owner_id"], hands["team_id"]):
        raise Refused(_("You could not open it any more: choose your own team, or yourself as owner"))


def give_record(record, values, _beside, *, by):
    before = {"owner_id": record.owner_id, "team_id": record.team_id}
    hands = before | values
    if hands == before:
        return None
    check_reach(KIND_DOMAINS[record.kind], hands, by)
    put(record, hands, by)
    return before


def give_record_back(record, before, _beside, *, by):
    put(record, before, by)


def put(record, hands, by):
    if by.id is not None and hands["owner_id"] != record.owner_id:
        tell([hands["owner_id"]], "assigned", key=f"assigned:{record.id}", by=by, record_id=record.id)
    record.owner_id, record.team_id = hands["owner_id"], hands["team_id"]
    timeline.note(record, "given_on", by=by, owner=name_of(User, hands["owner_id"]))


def giving(role):
    """(apply, put back) of the hat a party wears in `role`."""
    def give(party, values, _beside, *, by):
        hat = parties.worn(party, role)
        if hat is None:
            raise Refused(_("This role has ended already"))
        before = {"owner_id": hat.owner_id, "team_id": hat.team_id}
        hands = before | values
        if hands == before:
            return None
        check_reach(HAT_DOMAINS[role], hands, by)
        hats.hand_over(party, hat, **hands, by=by)
        return before

    def give_back(party, before, _beside, *, by):
        hats.hand_over(party, parties.worn(party, role), **before, by=by)

    return give, give_back
