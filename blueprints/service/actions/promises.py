"""What somebody promised a customer by a day: made, kept, withdrawn. The ticket is due by then, waiting or not."""
from blueprints.service.actions.tickets import refuse_archived
from blueprints.service.clocks import settle
from core import timeline
from core.due import due_at
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Promise, db, now


def promise(ticket, what, day, *, by):
    """It is kept when somebody says so by the end of that day. Refused: a day that is over."""
    refuse_archived(ticket)
    if day < today(workspace()):
        raise Refused(_("That day is over: promise a coming one"))
    made = Promise(record_id=ticket.id, what=what, due_at=due_at(day), by_id=by.id)
    db.session.add(made)
    timeline.note(ticket, "ticket-promised", by=by, what=what, day=day.isoformat())
    changed(ticket)
    return made


def keep(ticket, made, *, by):
    refuse_over(made)
    made.kept_at = now()
    timeline.note(ticket, "promise-kept", by=by, what=made.what)
    changed(ticket)


def withdraw(ticket, made, *, by):
    """It holds no longer: the customer agreed, or the matter is settled. It counts for no rate."""
    refuse_over(made)
    made.withdrawn_at = now()
    timeline.note(ticket, "promise-withdrawn", by=by, what=made.what)
    changed(ticket)


def refuse_over(made):
    if made.kept_at is not None or made.withdrawn_at is not None:
        raise Refused(_("This promise is kept or withdrawn already"))


def changed(ticket):
    db.session.flush()
    settle(ticket)
    ticket.changed_at = now()
