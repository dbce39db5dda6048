"""Selections: the list, a new one, the page of one, its paper, its facts and criteria."""
from flask import request, url_for
from flask_login import current_user

from blueprints.evaluation.labels import STATES as SCORE_STATES
from blueprints.evaluation.queries.templates import published
from blueprints.records.panels import panels_of
from blueprints.suppliers import bp
from blueprints.suppliers.actions import selections as actions
from blueprints.suppliers.forms.selections import (
    CriteriaForm,
    NewSelectionForm,
    SelectionForm,
    entered,
    entered_criteria,
)
from blueprints.suppliers.labels import SELECTION_STATES, SELECTION_TONES, selections_counted
from blueprints.suppliers.queries import selections as queries
from blueprints.suppliers.queries.rfqs import supplier_choices
from blueprints.suppliers.selection_portrait import SelectionPortrait
from blueprints.tasks.panel import tasks_of
from core.access import can, can_edit, find, needs
from core.page import done, page
from core.words import _
from core.workspace import workspace
from models import Party, Selection, db


def find_open(selection_id):
    """A selection one may still change."""
    found = find(Selection, selection_id, to="edit")
    actions.refuse_closed(found)
    return found


@bp.get("/selections")
@needs("suppliers.read")
def selections():
    listing = queries.SELECTIONS.open(request.args, request.path)
    return page("suppliers/selections.html", listing=listing, states=SELECTION_STATES, tones=SELECTION_TONES,
                choices=[("", _("Any state")), *SELECTION_STATES.items()], counted=selections_counted(listing.total))


def candidates_asked(form):
    """What a form names: the invitations of a request and suppliers, each of whom one may see."""
    return {"invites": queries.invites_in(form.rfq.data) if form.rfq.data else [],
            "parties": [find(Party, party_id) for party_id in form.parties.data]}


@bp.route("/selections/new", methods=["GET", "POST"])
@needs("suppliers.write")
def new_selection():
    form = NewSelectionForm(
        templates=published("supplier"), requests=queries.rfq_choices(), offered=supplier_choices(),
        owner=current_user.id, team=min(current_user.grants.team_ids, default=None),
        rfq=request.args.get("rfq", type=int))
    if form.validate_on_submit():
        template = next((each for each in form.templates if each.code == form.template.data), None)
        made = form.acted(actions.begin, form.facts, by=current_user, template=template, **candidates_asked(form),
                          at="parties")
        if made:
            db.session.commit()
            return done(_("%(selection)s saved", selection=made.title), url_for(".selection", selection_id=made.id))
    return page("suppliers/edit_selection.html", form=form, found=None)


@bp.get("/selections/<int:selection_id>")
@needs("suppliers.read")
def selection(selection_id):
    found = find(Selection, selection_id)
    may_edit = can("suppliers.write") and can_edit(found)
    return page("suppliers/selection.html", selection=found, portrait=SelectionPortrait(found),
                panels=panels_of(found), tasks=tasks_of(found), may_edit=may_edit,
                may_work=may_edit and found.state == "open", states=SELECTION_STATES, tones=SELECTION_TONES,
                score_states=SCORE_STATES, home=workspace().currency)


@bp.get("/selections/<int:selection_id>/print")
@needs("suppliers.read")
def print_selection(selection_id):
    found = find(Selection, selection_id)
    return page("suppliers/print_selection.html", selection=found, paper=SelectionPortrait(found).paper())


@bp.route("/selections/<int:selection_id>/edit", methods=["GET", "POST"])
@needs("suppliers.write")
def edit_selection(selection_id):
    found = find_open(selection_id)
    form = SelectionForm(obj=entered(found))
    if form.validate_on_submit():
        actions.revise(found, form.facts, by=current_user)
        db.session.commit()
        return done(_("%(selection)s saved", selection=found.title), url_for(".selection", selection_id=selection_id))
    return page("suppliers/edit_selection.html", form=form, found=found)


@bp.route("/selections/<int:selection_id>/criteria", methods=["GET", "POST"])
@needs("suppliers.write")
def selection_criteria(selection_id):
    found = find_open(selection_id)
    form = CriteriaForm(obj=entered_criteria(found, queries.criteria_of(found)))
    if form.validate_on_submit():
        actions.set_criteria(found, form.criteria, weights_from=form.weights_from.data, ri_table=form.ri_table.data)
        db.session.commit()
        return done(_("Criteria saved"), url_for(".selection", selection_id=selection_id))
    return page("suppliers/selection_criteria.html", form=form, selection=found)
