"""What is done to many tickets at once: each by the action that would do it to one, and its way back."""
from blueprints.service.actions import states, tickets
from blueprints.service.labels import STATES
from core.words import _


def assign(ticket, values, _beside, *, by):
    before = {"owner_id": ticket.owner_id, "team_id": ticket.team_id}
    hands = before | values
    if hands == before:
        return None
    tickets.hand_over(ticket, **hands, by=by)
    return before


def assign_back(ticket, before, _beside, *, by):
    tickets.hand_over(ticket, **before, by=by)


def move(ticket, values, _beside, *, by):
    if ticket.state == values["state"]:
        return None
    before = {"state": ticket.state}
    states.move(ticket, values["state"], by=by, reason=values.get("reason", ""))
    return before


def move_back(ticket, before, _beside, *, by):
    """A new ticket that was moved is an open one; a closed one is resolved first."""
    if before["state"] == "closed":
        states.move(ticket, "resolved", by=by)
    states.move(ticket, "open" if before["state"] == "new" else before["state"], by=by)


def told_move(values):
    return [(_("State"), str(STATES[values["state"]]))]


def raise_to(ticket, values, _beside, *, by):
    if ticket.priority == values["priority"]:
        return None
    before = {"priority": ticket.priority}
    tickets.revise(ticket, values, by=by)
    return before


def priority_back(ticket, before, _beside, *, by):
    tickets.revise(ticket, before, by=by)
