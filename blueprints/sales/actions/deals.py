"""Open deals and change what is known of them. How they move through their stages: moves.py."""
import sqlalchemy as sa

from blueprints.sales.actions.moves import note_event, refuse_archived
from blueprints.sales.actions.worth import rate
from core import times
from core.custom_fields import set_custom_values
from core.due import due_at
from core.notices import tell
from core.page import Refused
from core.rates import RateTable
from core.search import index_record, name_key
from core.words import _
from core.workspace import workspace
from models import NO_DAY, Deal, Stage, db, now

FACTS = ("title", "party_id", "owner_id", "team_id", "number", "amount_cents", "currency", "probability", "category",
         "opened_on", "closes_on", "next_step", "next_step_on", "source_id")
FORECAST_FACTS = ("party_id", "owner_id", "team_id", "amount_cents", "currency", "home_cents", "probability",
                  "category", "closes_on")  # whatever changes one of these is a step of the deal's history
LARGEST_CENTS = 10**16  # so that sums over all deals fit 64 bits


def open_deal(facts, *, by, stage, at=None, rates=None):
    """A new deal in an open stage. `facts` holds names of FACTS and keys of custom fields; a fact may be missing.

    Refused: a stage that is closed or archived, a negative amount, a close date before the day it was opened, a number
    in use.
    """
    if stage.archived_at is not None or stage.outcome != "open":
        raise Refused(_("A deal begins in an open stage, not in %(stage)s", stage=stage.name))
    at = at or now()
    deal = compose(facts, by=by, stage=stage, at=at, rates=rates)
    db.session.add(deal)
    keep_found(deal)
    note_event(deal, "opened", by=by, at=at)
    tell_owner(deal, by=by)
    return deal


def compose(facts, *, by, stage, at, rates=None, is_taken=None):
    """A new deal as it begins in `stage`, not yet kept."""
    deal = Deal(state="open", is_open=True, created_by_id=by.id, title="", stage=stage, stage_id=stage.id,
                created_at=at, pipeline_id=stage.pipeline_id, currency=workspace().currency, stage_entered_at=at,
                closes_on=NO_DAY, opened_on=times.today(workspace(), at), board_rank=-at.timestamp(), next_step="",
                push_count=0)
    write(deal, facts, rates, is_taken)
    return deal


def revise(deal, facts, *, by, at=None):
    """Change what is known of a deal; what a forecast reads becomes a step of its history."""
    refuse_archived(deal)
    before, owner = forecast_facts(deal), deal.owner_id
    closed_on = deal.closes_on
    write(deal, facts)
    if deal.state == "open" and closed_on != NO_DAY and deal.closes_on > closed_on:
        deal.push_count += 1
    keep_found(deal)
    if forecast_facts(deal) != before:
        note_event(deal, "revised", by=by, at=at)
    if deal.owner_id != owner:
        tell_owner(deal, by=by)


def hand_over(deal, *, owner_id, team_id, by):
    """It is somebody else's, or another team's, from now on."""
    revise(deal, {"owner_id": owner_id, "team_id": team_id}, by=by)


def forecast_facts(deal):
    return [getattr(deal, name) for name in FORECAST_FACTS]


def write(deal, facts, rates=None, is_taken=None):
    set_custom_values(deal, facts)
    for name in FACTS:
        if name in facts and getattr(deal, name) != facts[name]:
            setattr(deal, name, facts[name])
    deal.closes_on = deal.closes_on or NO_DAY
    deal.number = deal.number or None
    check(deal, is_taken or number_in_use)
    deal.due_at = due_at(deal.next_step_on)
    rate(deal, rates or RateTable(workspace().currency))


def check(deal, is_taken):
    """What must hold of any deal, whoever writes it."""
    if deal.amount_cents is not None and not 0 <= deal.amount_cents <= LARGEST_CENTS:
        raise Refused(_("The amount of %(deal)s cannot be negative, nor as large as that", deal=deal.title))
    if deal.closes_on < deal.opened_on:
        raise Refused(_("%(deal)s cannot close before it was opened", deal=deal.title))
    key = name_key(deal.number) if deal.number else None
    if key != deal.number_key:
        if key is not None and is_taken(key):
            raise Refused(_("There is a deal %(number)s already", number=deal.number))
        deal.number_key = key


def number_in_use(key):
    """Is there a deal of this number, whether or not the asker may see it?"""
    taken = sa.select(Deal.id).where(Deal.number_key == key)
    with db.session.no_autoflush:
        return db.session.scalar(taken.execution_options(unscoped="uniqueness is everybody's")) is not None


def keep_found(deal):
    index_record(deal, *found_by(deal))


def found_by(deal):
    """The texts a deal is found by."""
    return deal.title, deal.number or "", deal.next_step


def tell_owner(deal, *, by):
    """Tell whose the deal is now, unless they gave it to themselves."""
    if deal.owner_id not in (None, by.id):
        tell([deal.owner_id], "assigned", key=f"assigned:{deal.id}", by=by, record_id=deal.id, title=deal.title)


def first_stage(pipeline_id):
    """The stage new deals of a pipeline begin in: its first open one, or None when it has none left."""
    query = sa.select(Stage).where(Stage.pipeline_id == pipeline_id, Stage.outcome == "open",
                                   Stage.archived_at.is_(None))
    return db.session.scalars(query.order_by(Stage.position, Stage.id).limit(1)).one_or_none()
