"""Taking back what an import did to deals, as far as nobody has touched them since: their steps go with it."""
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from blueprints.sales.actions import deals, moves
from blueprints.sales.imports.deals.writing import instant
from core.access import of
from core.bulk import delete_rows
from core.custom_fields import custom_values
from core.importing.undoing import decide, referred_to
from core.rates import RateTable
from core.workspace import workspace
from models import CriterionTick, Deal, DealLine, DealPerson, SearchDoc, Stage, StageEvent, db

OWN = (DealLine, DealPerson, CriterionTick, StageEvent, SearchDoc)
DAYS = ("opened_on", "closes_on", "next_step_on", "closed_on")
INSTANTS = ("stage_entered_at", "closed_at")


def undo_deals(items, *, by):
    """{item id: why it was kept}"""
    found = of(Deal).where(Deal.id.in_([item.target_id for item in items])).options(
        *(selectinload(part) for part in (Deal.lines, Deal.people, Deal.ticks)))
    known = {deal.id: deal for deal in db.session.scalars(found)}
    used = referred_to(Deal, [item.target_id for item in items if item.outcome == "new"], besides=OWN)
    kept, gone = decide(items, known, used, _put_back)
    _remove(gone)
    return kept


def _put_back(deal, before):
    """As it was: facts, stage, product; the steps the import noted did not happen."""
    for name, value in before["kept"].items():
        setattr(deal, name, _value(name, value))
    deal.stage = db.session.get(Stage, deal.stage_id)
    moves.stand(deal)
    facts = {name: _value(name, value) for name, value in before["facts"].items()}
    cleared = dict.fromkeys(custom_values(deal).keys() - before["custom"].keys())
    deals.write(deal, facts | cleared | before["custom"], RateTable(workspace().currency))
    for line in deal.lines[:1]:
        line.product_id = before["line"]
    deals.keep_found(deal)
    delete_rows(StageEvent, sa.and_(StageEvent.deal_id == deal.id, StageEvent.id > before["events"]), domain="sales")
    db.session.flush()


def _value(name, value):
    if name in DAYS and value:
        return date.fromisoformat(value)
    return instant(value) if name in INSTANTS else value


def _remove(gone):
    ids = [deal.id for deal in gone]
    if not ids:
        return
    for model, column in ((StageEvent, StageEvent.deal_id), (SearchDoc, SearchDoc.record_id)):
        delete_rows(model, column.in_(ids), domain="sales")
    for deal in gone:
        db.session.delete(deal)
    db.session.flush()
