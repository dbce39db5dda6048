"""The customer of a deal, registered with it."""
from blueprints.customers.actions import parties


def with_newcomer(facts, title, *, is_person, by):
    """The facts of a deal whose customer is new to us, looked after by whoever looks after the deal."""
    party = parties.register({"title": title, "is_person": is_person}, by=by, owner_id=facts["owner_id"],
                             team_id=facts["team_id"])
    return {**facts, "party_id": party.id}
