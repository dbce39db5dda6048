"""The page of one deal, and the form for both new and known ones."""
from flask import request, url_for
from flask_login import current_user

from blueprints.customers.labels import shared
from blueprints.customers.pages import pages_of
from blueprints.records.panels import panels_of
from blueprints.sales import bp
from blueprints.sales.actions import deals as actions
from blueprints.sales.actions.newcomers import with_newcomer
from blueprints.sales.deal_labels import CATEGORIES, PARTS, SHARES, STATES, TONES
from blueprints.sales.deal_portrait import DealPortrait
from blueprints.sales.forms.deal import DealOfSomebodyForm, NewDealOfSomebodyForm, entered
from blueprints.sales.forms.moving import CriteriaForm
from blueprints.sales.labels import QUOTE_STATES, QUOTE_TONES
from blueprints.sales.queries import deal as queries
from blueprints.sales.queries.foreseen import OF_DEAL
from blueprints.sales.queries.quotes import of_deal
from blueprints.tasks.panel import tasks_of
from core.access import can_edit, find, needs
from core.address_values import own_path
from core.custom_fields import custom_facts
from core.custom_forms import with_custom_fields
from core.kinds import ways
from core.page import done, page
from core.times import today
from core.words import _, language
from core.workspace import workspace
from models import Deal, Stage, db, now


@bp.get("/deals/<int:deal_id>")
@needs("sales.read")
def deal(deal_id):
    found = find(Deal, deal_id)
    OF_DEAL.look(deal_id=deal_id, record_id=deal_id, row_id=deal_id)
    portrait, may_edit = DealPortrait(found), can_edit(found)
    return page("sales/deal.html", deal=found, portrait=portrait, facts=portrait.facts, panels=panels_of(found),
                tasks=tasks_of(found), may_edit=may_edit, criteria=CriteriaForm(deal=found), states=STATES,
                tones=TONES, categories=CATEGORIES, parts=PARTS, shares=SHARES,
                custom=custom_facts(found, language()), ways=ways(), today=today(workspace()), now=now(),
                quotes=of_deal(deal_id), quote_states=QUOTE_STATES, quote_tones=QUOTE_TONES)


@bp.route("/deals/new", methods=["GET", "POST"])
@needs("sales.write")
def new_deal():
    form = with_custom_fields(NewDealOfSomebodyForm, "deal")(
        customer=request.args.get("party", type=int), stage=request.args.get("stage", type=int),
        currency=workspace().currency, opened_on=today(workspace()), owner=current_user.id,
        team=min(current_user.grants.team_ids, default=None), back=request.args.get("back"))
    if form.validate_on_submit() and form.was_warned:
        made = actions.open_deal(facts_of(form), by=current_user, stage=db.session.get(Stage, form.stage.data))
        db.session.commit()
        return done(_("Deal added: %(deal)s", deal=made.title),
                    own_path(form.back.data) or url_for(".deal", deal_id=made.id))
    return draw_form(form, url_for(".new_deal"), back=own_path(form.back.data))


@bp.route("/deals/<int:deal_id>/edit", methods=["GET", "POST"])
@needs("sales.write")
def edit_deal(deal_id):
    found = find(Deal, deal_id, to="edit")
    form = with_custom_fields(DealOfSomebodyForm, "deal")(obj=entered(found))
    if form.validate_on_submit() and form.was_warned:
        actions.revise(found, facts_of(form), by=current_user)
        db.session.commit()
        return done(_("%(deal)s saved", deal=found.title), url_for(".deal", deal_id=deal_id))
    return draw_form(form, url_for(".edit_deal", deal_id=deal_id), deal=found)


def facts_of(form):
    """What the form says of the deal; its customer is registered first where they are new."""
    if not form.is_newcomer:
        return form.facts
    return with_newcomer(form.facts, form.newcomer_title, is_person=form.newcomer.data == "person", by=current_user)


def draw_form(form, url, *, deal=None, back=None):
    """The form; with 409 when somebody should first look at who has the same name as a customer who is new."""
    warned, typed = form.is_submitted() and not form.errors, form.customer.typed
    return page("sales/edit_deal.html", form=form, deal=deal, url=url, back=back, names=queries.suggestions(typed),
                typed=typed, shared=shared, pages=pages_of([row.id for row, _reasons in form.found.known]),
                status=409 if warned else None)
