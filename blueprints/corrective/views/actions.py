"""Corrective actions: the list, its export, the page of one, opening, revising, dropping and taking up."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.corrective import bp, labels
from blueprints.corrective.actions import working
from blueprints.corrective.forms import actions as forms
from blueprints.corrective.portrait import ActionPortrait
from blueprints.corrective.queries import actions as queries
from blueprints.corrective.queries.origins import origin_of
from blueprints.records.panels import panels_of
from blueprints.tasks.panel import tasks_of
from core.access import can, can_edit, find, needs
from core.address_values import row_id
from core.export import export
from core.page import done, page
from core.party_pages import party_url
from core.people import owner_filter
from core.words import _, _p
from models import CorrectiveAction, Party, Record, db, now


def find_action(action_id, *, to="read"):
    """An action with a supplier or with a partner: of whichever kind the asker sees."""
    found = find(Record, action_id, to=to)
    return found if isinstance(found, CorrectiveAction) else abort(404)


def saved(action, message, undo=""):
    """Commit, and back to its page."""
    db.session.commit()
    return done(message, url_for(".action", action_id=action.id), undo=undo)


@bp.get("")
@needs("cooperation.read")
def actions():
    listing = queries.ACTIONS.open(request.args, request.path)
    states = [("unproven", _("Not proven yet")), ("worked", _("To be worked on")), *labels.STATES.items(),
              ("returned", _("Came back")), ("any", _("All states"))]
    owners = owner_filter(_("All owners"))
    return page("corrective/actions.html", listing=listing, states=states, owners=owners, labels=labels,
                counted=labels.actions_counted(listing.total))


@bp.get("/export/<any(csv, xlsx):kind>")
@needs("cooperation.read")
def export_actions(kind):
    listing = queries.ACTIONS.open(request.args, request.path)
    return export(kind, "corrective-actions", listing.file_columns(), listing.all_rows())


@bp.get("/<int:action_id>")
@needs("cooperation.read")
def action(action_id):
    found = find_action(action_id)
    return page("corrective/action.html", action=found, portrait=ActionPortrait(found), panels=panels_of(found),
                tasks=tasks_of(found), may_edit=can_edit(found), labels=labels, now=now(),
                party_url=party_url(found.party_id, (found.role,)))


@bp.route("/new/<any(supplier, partner):role>/<int:party_id>", methods=["GET", "POST"])
@needs("cooperation.write")
def new_action(role, party_id):
    party = find(Party, party_id, to="edit")
    hat = working.worn(party, role)
    if hat is None or not can(f"{forms.DOMAINS[role]}.write"):
        abort(404 if hat is None else 403)
    led = origin_of(request.values.get("led_by", ""), request.values.get("led_id", type=row_id), party_id, role)
    form = forms.NewActionForm(party_id=party_id, role=role, owner=hat.owner_id or current_user.id, team=hat.team_id,
                               severity="major", led_by=led.trigger, led_id=led.row_id, **led.facts)
    if form.validate_on_submit() and (made := form.acted(
            working.open_action, party, role, form.facts, by=current_user, trigger=led.trigger, at="title",
            **led.suggests)):
        return saved(made, _("Opened: contain it within 24 hours"))
    return page("corrective/edit_action.html", form=form, party=party, role=role, action=None)


@bp.route("/<int:action_id>/edit", methods=["GET", "POST"])
@needs("cooperation.write")
def edit_action(action_id):
    found = find_action(action_id, to="edit")
    working.expect(found, "open", "reopened", "waiting")
    form = forms.ActionForm(obj=forms.entered(found), party_id=found.party_id, role=found.role)
    if form.validate_on_submit():
        working.revise(found, form.facts, by=current_user)
        return saved(found, _("%(what)s saved", what=found.title))
    return page("corrective/edit_action.html", form=form, party=None, role=found.role, action=found)


@bp.route("/<int:action_id>/drop", methods=["GET", "POST"])
@needs("cooperation.write")
def drop_action(action_id):
    found = find_action(action_id, to="edit")
    form = forms.DropForm()
    if form.validate_on_submit() and form.acted(working.drop, found, form.reason.data, by=current_user, at="reason"):
        return saved(found, _p("corrective action", "Dropped"), url_for(".take_up_action", action_id=action_id))
    return page("corrective/drop_action.html", form=form, action=found)


@bp.post("/<int:action_id>/take-up")
@needs("cooperation.write")
def take_up_action(action_id):
    found = find_action(action_id, to="edit")
    working.take_up(found, by=current_user)
    return saved(found, _("Taken up again"))
