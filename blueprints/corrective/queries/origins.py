"""What can lead to a corrective action: a figure of a scorecard, a reject, a complaint; and what that suggests."""
from dataclasses import dataclass, field
from decimal import Decimal

from blueprints.evaluation.scorecard import value_text
from core.access import of
from core.money import format_number
from core.words import _, language
from models import (
    ComplaintFile,
    ComplaintIncident,
    EvaluationInput,
    Inspection,
    NameCard,
    PurchaseLine,
    Receipt,
    ScoreCriterion,
    db,
)

KINDS = {"metric": "input_id", "inspection": "inspection_id", "complaint": "incident_id"}


@dataclass(frozen=True)
class Origin:
    """`facts` go into the form, `suggests` into the action beside them: the row, the cause, the measure."""

    trigger: str = "hand"
    row_id: int | None = None
    facts: dict = field(default_factory=dict)
    suggests: dict = field(default_factory=dict)


def origin_of(trigger, row_id, party_id, role):
    """The Origin an address names; one by hand where there is no such row about this party in that role."""
    find = {"metric": figure, "inspection": reject, "complaint": complaint}.get(trigger)
    found = find(row_id, party_id, role) if find and row_id else None
    return found or Origin()


def figure(row_id, party_id, role):
    row = db.session.execute(of(EvaluationInput, EvaluationInput.value, ScoreCriterion).join(
        ScoreCriterion, ScoreCriterion.id == EvaluationInput.criterion_id).where(
        EvaluationInput.id == row_id, EvaluationInput.party_id == party_id,
        EvaluationInput.role == role)).one_or_none()
    if row is None:
        return None
    value, criterion = row
    title = _("%(criterion)s: %(value)s", criterion=criterion.name, value=value_text(criterion, value))
    best = criterion.scale.get("best", criterion.scale.get("least"))
    target = Decimal(str(best)) if best is not None and criterion.measure else None
    return Origin("metric", row_id, {"title": title}, {
        "input_id": row_id, "measure": criterion.measure, "settings": criterion.settings, "target": target})


def reject(row_id, party_id, role):
    row = db.session.execute(of(
        Inspection, Inspection.rejected, Inspection.inspected, Inspection.defect, PurchaseLine.number,
        PurchaseLine.item).join(Receipt, Receipt.id == Inspection.receipt_id).join(
        PurchaseLine, PurchaseLine.id == Receipt.line_id).where(
        Inspection.id == row_id, Inspection.party_id == party_id)).one_or_none()
    if row is None or role != "supplier":
        return None
    rejected, inspected = (format_number(each, language()) for each in (row.rejected, row.inspected))
    title = _("%(item)s: %(rejected)s of %(inspected)s rejected", item=row.item or row.number, rejected=rejected,
              inspected=inspected)
    return Origin("inspection", row_id, {"title": title[:200], "defect": row.defect}, {
        "inspection_id": row_id, "measure": "ppm"})


def complaint(row_id, party_id, role):
    row = db.session.execute(of(
        ComplaintIncident, ComplaintIncident.severity, ComplaintFile.cause_id, ComplaintFile.what_happened,
        NameCard.title).join(NameCard, NameCard.id == ComplaintIncident.record_id).outerjoin(
        ComplaintFile, ComplaintFile.record_id == ComplaintIncident.record_id).where(
        ComplaintIncident.id == row_id, ComplaintIncident.supplier_id == party_id)).one_or_none()
    if row is None or role != "supplier":
        return None
    return Origin("complaint", row_id, {"title": row.title, "problem": row.what_happened or ""}, {
        "incident_id": row_id, "cause_id": row.cause_id, "measure": "incidents"})
