"""Changing the lines that an import finds here, and taking back what it did to lines."""
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from blueprints.suppliers.actions.lines import settled
from blueprints.suppliers.imports.written import Arrival
from core.access import of
from core.bulk import delete_rows, insert_rows
from core.importing.undoing import referred_to
from core.words import _
from models import PromiseMove, PurchaseLine, Receipt, db

DAYS = ("promised_first", "promised_on", "held_to_on")
KEPT = ("item", "quantity", "value_cents", *DAYS)


def replace_receipts(arrived, *, by=None):
    """Write the Arrivals of (line id, supplier, arrivals) down in place of what was there."""
    line_ids = [line_id for line_id, _party_id, _arrivals in arrived]
    delete_rows(Receipt, Receipt.line_id.in_(line_ids), domain="suppliers")
    insert_rows(Receipt, [
        {"line_id": line_id, "party_id": party_id, "arrived_on": one.arrived_on, "recorded_on": one.recorded_on,
         "quantity": one.quantity, "created_by_id": by and by.id}
        for line_id, party_id, arrivals in arrived for one in arrivals], domain="suppliers")


def revise(finding, *, by, cents):
    """Make the changes of a Finding. A day that a file moves is on record as moved by nobody knows whom: the supplier
    stays held to the day that was promised before."""
    line, subject, changes = finding.subject.line, finding.subject, finding.changes
    finding.before = {"kept": {name: as_json(getattr(line, name)) for name in KEPT},
                      "receipts": [[str(one.arrived_on), str(one.recorded_on), str(one.quantity)]
                                   for one in subject.receipts], "move": None}
    facts = {"item": subject.written.item, "quantity": subject.written.quantity, "value_cents": cents}
    for name in facts.keys() & changes.keys():
        setattr(line, name, facts[name])
    if "promised_on" in changes:
        move = PromiseMove(party_id=line.party_id, before=line.promised_on, after=subject.written.promised_on,
                           moved_by="unknown", by_id=by.id)
        line.moves.append(move)
        line.promised_on = subject.written.promised_on
        db.session.flush()
        finding.before["move"] = move.id
    arrivals = subject.receipts
    if "arrived_on" in changes:
        arrivals = subject.written.arrivals
        replace_receipts([(line.id, line.party_id, arrivals)], by=by)
    for name, value in settled(line.quantity, arrivals).items():
        setattr(line, name, value)
    db.session.flush()
    finding.version = line.version


def as_json(value):
    return value if isinstance(value, (int, str, type(None))) else str(value)


def undo_lines(items):
    """{item id: why it was kept}"""
    known = {line.id: line for line in db.session.scalars(
        of(PurchaseLine).where(PurchaseLine.id.in_([item.target_id for item in items])))}
    received = db.session.scalars(of(Receipt, Receipt.id).where(Receipt.line_id.in_(known))).all()
    inspected = set(db.session.scalars(of(Receipt, Receipt.line_id).where(
        Receipt.id.in_(referred_to(Receipt, received))))) if received else set()
    used = referred_to(PurchaseLine, list(known), besides=(Receipt, PromiseMove)) | inspected
    kept, gone = {}, []
    for item in items:
        line = known.get(item.target_id)
        if line is None:
            continue
        if line.version != item.applied_version:
            kept[item.id] = _("edited since")
        elif line.id in used:
            kept[item.id] = _("something else refers to it")
        elif item.outcome == "changed":
            put_back(line, item.before)
        else:
            gone.append(line.id)
    for model in (Receipt, PromiseMove):
        delete_rows(model, model.line_id.in_(gone), domain="suppliers")
    delete_rows(PurchaseLine, PurchaseLine.id.in_(gone), domain="suppliers")
    return kept


def put_back(line, before):
    for name, value in before["kept"].items():
        as_it_was = date.fromisoformat(value) if name in DAYS else Decimal(value) if name == "quantity" else value
        setattr(line, name, as_it_was)
    arrivals = [Arrival(date.fromisoformat(arrived), date.fromisoformat(recorded), Decimal(quantity))
                for arrived, recorded, quantity in before["receipts"]]
    delete_rows(PromiseMove, sa.and_(PromiseMove.line_id == line.id, PromiseMove.id == before["move"]),
                domain="suppliers")
    replace_receipts([(line.id, line.party_id, arrivals)])
    for name, value in settled(line.quantity, arrivals).items():
        setattr(line, name, value)
    db.session.flush()
