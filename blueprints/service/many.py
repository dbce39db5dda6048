"""What is done to many tickets at once: each by the action that would do it to one, and its way back."""
from blueprints.service.actions import merging, states, tickets
from blueprints.service.labels import STATES
from core.page import Refused
from core.words import _
from models import Ticket, TicketMerge, db


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


def close(ticket, _values, _beside, *, by):
    """For good; one that is still open is resolved with it."""
    if ticket.state == "closed":
        return None
    before = {"state": ticket.state}
    states.resolve(ticket, by=by)
    states.close(ticket, by=by)
    return before


def merge(ticket, values, _beside, *, by):
    """Into the ticket of `values`, which itself may be among the chosen. All it holds stays as it is there."""
    if ticket.id == values["into"]:
        return None
    target = db.session.get(Ticket, values["into"])
    if target is None:
        raise Refused(_("The ticket they were to be merged into is not there any more"))
    if ticket.party_id != target.party_id and not values["others"]:
        raise Refused(_("%(ticket)s is another customer's", ticket=ticket.number))
    return {"merge": merging.merge(ticket, target, (), by=by).id}


def merge_back(ticket, before, _beside, *, by):
    row = db.session.get(TicketMerge, before["merge"])
    target = db.session.get(Ticket, row.target_id) if row else None
    if target is None:
        raise Refused(_("The ticket it was merged into is not there any more"))
    merging.undo(row, ticket, target, by=by)


def told_merge(values):
    others = [(_("Other customers' tickets, too"), _("Yes"))] if values["others"] else []
    return [(_("Into"), values["number"]), *others]


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
