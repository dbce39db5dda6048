"""Take next: the ticket that should be worked next becomes somebody's own, whoever else asks at the same moment."""
from dataclasses import dataclass

from sqlalchemy.orm.exc import StaleDataError

from blueprints.service.actions.tickets import hand_over
from core.access import of
from core.page import Refused
from core.words import _
from models import NOTHING_DUE, Record, Ticket, db, now

WORKED = ("new", "open")  # what waits for somebody else is nobody's next
ATTEMPTS = 5


@dataclass(frozen=True)
class Taken:
    """`why`: overdue, due (by a promise), oldest (nothing is promised, it waits longest)."""

    ticket: Ticket
    why: str


def take_next(*, by):
    """The unassigned one within reach that is due first, or else waits longest: it is `by`'s from now on.

    The flush is one UPDATE that changes the row only as it was read (its version): who comes second takes another.
    None when there is nothing to take.
    """
    for _attempt in range(ATTEMPTS):
        ticket = next_one()
        if ticket is None:
            return None
        try:
            with db.session.begin_nested():
                hand_over(ticket, owner_id=by.id, team_id=ticket.team_id or one_of_my_teams(by), by=by)
                db.session.flush()
        except StaleDataError:
            continue
        return Taken(ticket, why(ticket))
    raise Refused(_("Others took tickets at this moment; try again"))


def next_one():
    query = of(Ticket).where(Record.is_open, Record.owner_id.is_(None), Record.state.in_(WORKED),
                             Record.archived_at.is_(None))
    return db.session.scalars(query.order_by(Record.due_at, Record.id).limit(1).with_for_update(
        of=Record, skip_locked=True)).one_or_none()


def one_of_my_teams(by):
    return min(by.grants.team_ids, default=None)


def why(ticket):
    if ticket.due_at == NOTHING_DUE:
        return "oldest"
    return "overdue" if ticket.due_at < now() else "due"
