"""The complaints that came in during a year, with what their files say."""
import sqlalchemy as sa

from blueprints.service.queries.complaint_lists import IS_COMPLAINT, is_repeated
from core.access import of
from core.spans import instants
from core.trees import in_branch, whole_before_parts
from models import ComplaintFile, ComplaintStep, Record, RootCause, Ticket, db

MOST = 20_000  # complaints that one report goes through
FILED = sa.and_(IS_COMPLAINT, Record.archived_at.is_(None))
ROWS = of(
    Ticket, Ticket.id, Record.created_at, Record.party_id, ComplaintFile.stage, ComplaintFile.cause_id,
    ComplaintFile.remedy_asked, ComplaintFile.remedy, ComplaintFile.cost_cents, ComplaintFile.currency,
    ComplaintFile.outcome, ComplaintFile.is_disputed,
).outerjoin(ComplaintFile, ComplaintFile.record_id == Ticket.id)


def came_in(first, last):
    begin, end = instants(first, last)
    return sa.and_(FILED, Record.created_at >= begin, Record.created_at < end)


def complaints(first, last):
    """One more than MOST when there are too many."""
    return db.session.execute(ROWS.where(came_in(first, last)).order_by(Record.created_at, Record.id).limit(
        MOST + 1)).all()


def steps(first, last):
    """(complaint, stage, when) of all of them, each complaint's in order."""
    theirs = of(Ticket, Ticket.id).where(came_in(first, last))
    return db.session.execute(of(ComplaintStep, ComplaintStep.record_id, ComplaintStep.stage, ComplaintStep.at).where(
        ComplaintStep.record_id.in_(theirs)).order_by(ComplaintStep.record_id, ComplaintStep.id)).all()


def repeated(first, last):
    """How many came from a customer who had complained before, that year or the year before."""
    return db.session.scalar(of(Ticket, sa.func.count()).where(came_in(first, last), is_repeated(str(first.year))))


def causes():
    """(id, id of the one above, path) of all, archived ones too, in the order of the tree."""
    return whole_before_parts(db.session.execute(sa.select(RootCause.id, RootCause.parent_id, RootCause.path).order_by(
        *in_branch(RootCause))).all())


def years(today):
    """The years to choose from, this one first."""
    oldest = db.session.scalar(of(Ticket, sa.func.min(Record.created_at)).where(FILED))
    return list(range(today.year, max(oldest.year if oldest else today.year, today.year - 20) - 1, -1))
