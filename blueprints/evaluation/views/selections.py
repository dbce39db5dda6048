"""Selections: the list, a new one, the page of one, its paper, its facts and criteria."""
from flask import request, url_for
from flask_login import current_user

from blueprints.evaluation.actions import selections as actions
from blueprints.evaluation.forms.selections import (
    CriteriaForm,
    NewSelectionForm,
    SelectionForm,
    entered,
    entered_criteria,
    of_room,
)
from blueprints.evaluation.labels import SELECTION_STATES, SELECTION_TONES, selections_counted
from blueprints.evaluation.labels import STATES as SCORE_STATES
from blueprints.evaluation.queries import selections as queries
from blueprints.evaluation.queries.templates import published
from blueprints.evaluation.selection_portrait import SelectionPortrait
from blueprints.evaluation.sharing import find_judged, shared
from blueprints.records.panels import panels_of
from blueprints.tasks.panel import tasks_of
from core.access import can, can_edit, find
from core.page import done, page
from core.words import _
from core.workspace import workspace
from models import db


def find_open(room, selection_id):
    """A selection one may still change."""
    found = find(room.selection, selection_id, to="edit")
    actions.refuse_closed(found)
    return found


@shared.get("/selections", "read")
def selections(room):
    listing = queries.SELECTIONS[room.role].open(request.args, request.path)
    return page("evaluation/selections.html", room=room, listing=listing, states=SELECTION_STATES,
                tones=SELECTION_TONES, choices=[("", _("Any state")), *SELECTION_STATES.items()],
                counted=selections_counted(listing.total))


def candidates_asked(room, form):
    """What a form names: the invitations of a request and parties, each of whom one may see."""
    return {"invites": queries.invites_in(form.rfq_id) if form.rfq_id else [],
            "parties": [find_judged(room, party_id) for party_id in form.parties.data]}


@shared.route("/selections/new", "write")
def new_selection(room):
    form = of_room(NewSelectionForm, room)(
        templates=published(room.role), requests=queries.rfq_choices(),
        owner=current_user.id, team=min(current_user.grants.team_ids, default=None),
        **queries.words_of_rfq(request.args.get("rfq", type=int)))
    if not form.is_looking and form.validate_on_submit():
        template = next((each for each in form.templates if each.code == form.template.data), None)
        made = form.acted(actions.begin, room, form.facts, by=current_user, template=template,
                          **candidates_asked(room, form), at="parties")
        if made:
            db.session.commit()
            return done(_("%(selection)s saved", selection=made.title), url_for(".selection", selection_id=made.id))
    return page("evaluation/edit_selection.html", room=room, form=form, found=None)


@shared.get("/selections/<int:selection_id>", "read")
def selection(room, selection_id):
    found = find(room.selection, selection_id)
    may_edit = can(f"{room.domain}.write") and can_edit(found)
    return page("evaluation/selection.html", room=room, selection=found, portrait=SelectionPortrait(found),
                panels=panels_of(found), tasks=tasks_of(found), may_edit=may_edit,
                may_work=may_edit and found.state == "open", states=SELECTION_STATES, tones=SELECTION_TONES,
                score_states=SCORE_STATES, home=workspace().currency)


@shared.get("/selections/<int:selection_id>/print", "read")
def print_selection(room, selection_id):
    found = find(room.selection, selection_id)
    return page("evaluation/print_selection.html", room=room, selection=found, paper=SelectionPortrait(found).paper())


@shared.route("/selections/<int:selection_id>/edit", "write")
def edit_selection(room, selection_id):
    found = find_open(room, selection_id)
    form = of_room(SelectionForm, room)(obj=entered(found))
    if form.validate_on_submit():
        actions.revise(found, form.facts, by=current_user)
        db.session.commit()
        return done(_("%(selection)s saved", selection=found.title), url_for(".selection", selection_id=selection_id))
    return page("evaluation/edit_selection.html", room=room, form=form, found=found)


@shared.route("/selections/<int:selection_id>/criteria", "write")
def selection_criteria(room, selection_id):
    found = find_open(room, selection_id)
    form = CriteriaForm(obj=entered_criteria(found, queries.criteria_of(found)))
    if form.validate_on_submit():
        actions.set_criteria(found, form.criteria, weights_from=form.weights_from.data, ri_table=form.ri_table.data)
        db.session.commit()
        return done(_("Criteria saved"), url_for(".selection", selection_id=selection_id))
    return page("evaluation/selection_criteria.html", room=room, form=form, selection=found)
