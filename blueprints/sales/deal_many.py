"""What is done to many deals at once: each of them by the action that would do it to one, and its way back."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from blueprints.sales.actions import deals, moves
from blueprints.sales.deal_labels import CATEGORIES
from core.custom_fields import custom_fields, custom_values, is_custom, known_field
from core.hands import given, refuse_to_lose
from core.page import Refused
from core.times import format_day
from core.words import _, language
from models import Deal, DealSource, LostReason, SearchDoc, Stage, db

DAYS = ("closes_on", "next_step_on")
WITH_TICKS = (selectinload(Deal.ticks), selectinload(Deal.stage))  # what moving asks for


def search_docs(_values, ids):
    """What `deals.keep_found` looks for one by one."""
    return db.session.scalars(sa.select(SearchDoc).where(SearchDoc.id.in_(ids))).all()


# -- edit --------------------------------------------------------------------------------------------------------------

def edit(deal, values, _docs, *, by):
    facts = read(values)
    held = custom_values(deal)
    before = {name: held.get(name) if is_custom(name) else getattr(deal, name) for name in facts}
    if before == facts:
        return None
    deals.revise(deal, facts, by=by)
    return {name: value.isoformat() if name in DAYS and value else value for name, value in before.items()}


def edit_back(deal, before, _docs, *, by):
    deals.revise(deal, read(before), by=by)


def read(values):
    """Facts as actions take them, of values that JSON kept."""
    return {name: date.fromisoformat(value) if name in DAYS and value else value for name, value in values.items()}


def still_there(values):
    """Refused when a custom field or the source was archived meanwhile."""
    in_use = {field.key for field in custom_fields("deal")}
    for key in filter(is_custom, values):
        if key not in in_use:
            raise Refused(_("The field %(field)s was archived meanwhile", field=known_field("deal", key).name))
    if values.get("source_id") and db.session.scalar(
            sa.select(DealSource.archived_at).where(DealSource.id == values["source_id"])):
        raise Refused(_("The source %(name)s was archived meanwhile", name=name_of(DealSource, values["source_id"])))


def told_edit(values):
    said = []
    for name, label in (("closes_on", _("Closes on")), ("next_step_on", _("Next step on"))):
        if name in values:
            said.append((label, format_day(date.fromisoformat(values[name]), language())))
    if "next_step" in values:
        said.append((_("Next step"), values["next_step"]))
    if "source_id" in values:
        said.append((_("Source"), name_of(DealSource, values["source_id"]) or _("Not known")))
    if "category" in values:
        said.append((_("Forecast category"),
                     str(CATEGORIES[values["category"]]) if values["category"] else _("What its stage says")))
    fields = [known_field("deal", key) for key in filter(is_custom, values)]
    return said + [(field.name, field.text(values[field.key], language())) for field in fields]


# -- whose -------------------------------------------------------------------------------------------------------------

def assign(deal, values, _beside, *, by):
    before, hands = given(deal, values)
    if hands == before:
        return None
    refuse_to_lose("sales", hands, by)
    deals.hand_over(deal, **hands, by=by)
    return before


def assign_back(deal, before, _beside, *, by):
    deals.hand_over(deal, **before, by=by)


# -- stage -------------------------------------------------------------------------------------------------------------

def move(deal, values, _beside, *, by):
    """By the one action that moves a deal: what its stage asks for is asked here, too."""
    if deal.stage_id == values["stage_id"]:
        return None
    before = {"stage_id": deal.stage_id, "lost_reason_id": deal.lost_reason_id, "lost_note": deal.lost_note,
              "closed_at": deal.closed_at and deal.closed_at.isoformat()}
    reason = db.session.get(LostReason, values["reason_id"]) if values.get("reason_id") else None
    moves.move(deal, to=db.session.get(Stage, values["stage_id"]), by=by, reason=reason)
    return before


def move_back(deal, before, _beside, *, by):
    """Where it stood, decided when it was and why."""
    at = datetime.fromisoformat(before["closed_at"]) if before["closed_at"] else None
    moves.put_back(deal, to=db.session.get(Stage, before["stage_id"]), at=at, by=by, note=before["lost_note"],
                   reason=before["lost_reason_id"] and db.session.get(LostReason, before["lost_reason_id"]))


def stage_still_there(values):
    stage = db.session.get(Stage, values["stage_id"], populate_existing=True)
    if stage.archived_at is not None:
        raise Refused(_("%(stage)s is in the archive: choose another stage", stage=stage.name))


def told_move(values):
    said = [(_("Stage"), name_of(Stage, values["stage_id"]))]
    if values.get("reason_id"):
        said.append((_("Reason"), name_of(LostReason, values["reason_id"])))
    return said


def name_of(model, row_id):
    return db.session.scalar(sa.select(model.name).where(model.id == row_id)) if row_id else ""
