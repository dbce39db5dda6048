"""From state to state: each move noted on the timeline and, where time begins or ends to count, on the clock."""
from blueprints.service.actions.tickets import refuse_archived
from blueprints.service.clocks import note_event, settle
from core import timeline
from core.page import Refused
from core.words import _
from models import TICKET_STATES, WAITING_STATES, now

DONE = ("resolved", "closed")


def move(ticket, to, *, by, at=None, reason=""):
    """Bring a ticket into another state; in the one it has, nothing changes. Returns the clock events it made."""
    refuse_archived(ticket)
    if to not in TICKET_STATES or to == "new":
        raise Refused(_("A ticket cannot be brought into that state"))
    if to == ticket.state:
        return []
    if to == "closed" and ticket.state != "resolved":
        raise Refused(_("%(ticket)s is not resolved yet: resolve it first", ticket=ticket.number))
    at = at or now()
    events = [note_event(ticket, kind, by=by, at=at, reason=reason or to) for kind in steps(ticket.state, to)]
    timeline.note(ticket, "ticket-moved", by=by, before=ticket.state, after=to, reason=reason)
    be(ticket, to, at)
    settle(ticket, at)
    return events


def steps(before, to):
    """The clock events of a move."""
    if to == "resolved":
        return ["resolved"]
    if to == "closed":
        return []
    kinds = ["reopened"] if before in DONE else ["resume"] if before in WAITING_STATES else []
    return [*kinds, "pause"] if to in WAITING_STATES else kinds


def be(ticket, state, at):
    """Stand in a state, with what follows from it for lists and reports."""
    if ticket.state in DONE and state not in DONE:
        ticket.reopened += 1
        ticket.resolved_at = ticket.closed_at = None
    if state == "resolved":
        ticket.resolved_at = at
    if state == "closed":
        ticket.closed_at = at
    if (state in WAITING_STATES) != (ticket.state in WAITING_STATES):
        ticket.waiting_since = at
    ticket.state, ticket.is_open, ticket.changed_at = state, state not in DONE, at


def resolve(ticket, *, by, reason=""):
    return move(ticket, "resolved", by=by, reason=reason)


def close(ticket, *, by):
    """For good: what the customer writes later opens it again all the same."""
    return move(ticket, "closed", by=by)


def reopen(ticket, *, by, reason=""):
    if ticket.state not in DONE:
        raise Refused(_("%(ticket)s is open", ticket=ticket.number))
    return move(ticket, "open", by=by, reason=reason)
