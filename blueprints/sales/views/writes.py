"""What programs write about deals: a new one, and the one act that changes a stage."""
from flask_login import current_user

from blueprints.sales.actions import deals, moves
from blueprints.sales.forms.deal import NewDealForm
from blueprints.sales.forms.moving import MoveForm
from blueprints.sales.views.moving import moved
from core.custom_forms import with_custom_fields
from core.times import today
from core.workspace import workspace
from core.writes import Write
from models import Deal, Stage, db


def new_form(given, _row):
    return with_custom_fields(NewDealForm, "deal")(
        given, currency=workspace().currency, opened_on=today(workspace()), owner=current_user.id,
        team=min(current_user.grants.team_ids, default=None))


def open_deal(form, _row):
    return deals.open_deal(form.facts, by=current_user, stage=db.session.get(Stage, form.stage.data))


def form_to_move(given, deal):
    return MoveForm(given, deal=deal, stage=deal.stage_id, seen=str(deal.stage_id))


def move(form, deal):
    moves.check_seen(deal, form.seen_id)
    moved(deal, form)
    return deal


WRITES = {"deals": {"create": Write("sales.write", new_form, open_deal),
                    "move": Write("sales.write", form_to_move, move, Deal)}}
