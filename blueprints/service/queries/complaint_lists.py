"""How a list of tickets is narrowed to complaints: by root cause, remedy, supplier, stage, whether they come again."""
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.service.queries.incidents import COUNTS
from blueprints.service.stage_clocks import is_overdue
from core.access import of
from core.address_values import row_id
from core.spans import instants
from models import COMPLAINT_STAGES, REMEDIES, ComplaintFile, ComplaintIncident, RootCause, Ticket

IS_COMPLAINT = Ticket.kind_of == "complaint"
# Of each ticket its own file, by its key: the list walks an index of records, and no other table whole.
FILES = of(ComplaintFile, ComplaintFile.record_id).where(ComplaintFile.record_id == Ticket.id).correlate(Ticket)
Earlier = aliased(Ticket, flat=True)


def with_file(*conditions):
    return sa.and_(IS_COMPLAINT, Ticket.id.in_(FILES.where(*conditions)))


def without_file(*conditions):
    """Complaints of which nothing such is written, those without any file among them."""
    return sa.and_(IS_COMPLAINT, Ticket.id.not_in(FILES.where(*conditions)))


def has_cause(text):
    """A root cause and all below it; "none": none is known."""
    if text == "none":
        return without_file(ComplaintFile.cause_id.is_not(None))
    chosen = sa.select(RootCause.path).where(RootCause.id == row_id(text)).scalar_subquery()
    below = sa.select(RootCause.id).where(sa.or_(
        RootCause.path == chosen, RootCause.path.startswith(chosen + " / ")))
    return with_file(ComplaintFile.cause_id.in_(below))


def one_remedy(column):
    """One of REMEDIES; "unsaid": nobody wrote it."""
    def condition(text):
        if text != "unsaid" and text not in REMEDIES:
            raise ValueError(text)
        return without_file(column.is_not(None)) if text == "unsaid" else with_file(column == text)
    return condition


def has_supplier(text):
    """Something is noted of goods of this supplier."""
    return Ticket.id.in_(of(ComplaintIncident, ComplaintIncident.record_id).where(
        COUNTS, ComplaintIncident.supplier_id == row_id(text)))


def at_stage(text):
    """overdue, or past-<stage>: it went past that one."""
    if text == "overdue":
        return is_overdue()
    stage = text.removeprefix("past-")
    if not text.startswith("past-") or stage not in COMPLAINT_STAGES[:-1]:
        raise ValueError(text)
    return with_file(ComplaintFile.stage.in_(COMPLAINT_STAGES[COMPLAINT_STAGES.index(stage) + 1:]))


def is_repeated(text):
    """The customer had complained before, in that year or the year before it."""
    year = int(text)
    if not 1990 <= year <= 2199:
        raise ValueError(text)
    begin, end = instants(date(year - 1, 1, 1), date(year, 12, 31))
    return sa.and_(IS_COMPLAINT, Ticket.created_at >= begin, Ticket.created_at < end, Ticket.party_id.in_(
        sa.select(Earlier.party_id).where(
            Earlier.party_id == Ticket.party_id, Earlier.kind_of == "complaint", Earlier.archived_at.is_(None),
            Earlier.created_at < Ticket.created_at, Earlier.created_at >= begin).correlate_except(Earlier)))


def is_disputed(text):
    """open: the further step is still to come; rejected: the customer rejected the decision, settled or not."""
    conditions = {"open": with_file(ComplaintFile.is_disputed), "rejected": with_file(
        ComplaintFile.outcome == "rejected")}
    if text not in conditions:
        raise ValueError(text)
    return conditions[text]


FILTERS = {
    "cause": has_cause, "asked": one_remedy(ComplaintFile.remedy_asked), "given": one_remedy(ComplaintFile.remedy),
    "supplier": has_supplier, "stage": at_stage, "repeated": is_repeated, "dispute": is_disputed,
}
