"""What came back after an action was proven: rejects of the same defect, complaints of the same cause."""
from core.access import of
from core.search import name_key
from models import ComplaintFile, ComplaintIncident, Inspection, NameCard, db


def first_return(action):
    """The first new incident of the same kind within the days it is watched, as an event tells it; {}: none."""
    found = [*rejects(action), *complaints(action)]
    return min(found, key=lambda each: each["day"], default={})


def rejects(action):
    """Inspections of theirs that found the same defect."""
    if not action.defect_key:
        return []
    rows = db.session.execute(of(Inspection, Inspection.inspected_on, Inspection.rejected, Inspection.defect).where(
        Inspection.party_id == action.party_id, Inspection.rejected > 0, Inspection.defect != "",
        Inspection.inspected_on > action.proven_on, Inspection.inspected_on <= action.watched_until).order_by(
        Inspection.inspected_on, Inspection.id))
    return [{"because": "inspection", "day": row.inspected_on.isoformat(), "defect": row.defect,
             "rejected": float(row.rejected)} for row in rows if name_key(row.defect) == action.defect_key][:1]


def complaints(action):
    """Complaints about their goods with the same root cause."""
    if action.cause_id is None or action.role != "supplier":
        return []
    row = db.session.execute(of(ComplaintIncident, ComplaintIncident.happened_on, NameCard.title).join(
        ComplaintFile, ComplaintFile.record_id == ComplaintIncident.record_id).join(
        NameCard, NameCard.id == ComplaintIncident.record_id).where(
        ComplaintIncident.supplier_id == action.party_id, ComplaintIncident.archived_at.is_(None),
        ComplaintFile.cause_id == action.cause_id, ComplaintIncident.happened_on > action.proven_on,
        ComplaintIncident.happened_on <= action.watched_until).order_by(
        ComplaintIncident.happened_on, ComplaintIncident.id).limit(1)).one_or_none()
    return [{"because": "complaint", "day": row.happened_on.isoformat(), "title": row.title}] if row else []
