"""What is to prove a corrective action: the figure that is named, handing over, taking back."""
from flask import url_for
from flask_login import current_user

from blueprints.corrective import bp
from blueprints.corrective.actions import working
from blueprints.corrective.forms.actions import ProofForm, proof_entered
from blueprints.corrective.views.actions import find_action, saved
from core.access import needs
from core.page import page
from core.words import _


@bp.route("/<int:action_id>/proof", methods=["GET", "POST"])
@needs("cooperation.write")
def edit_proof(action_id):
    found = find_action(action_id, to="edit")
    working.expect(found, "open", "reopened")
    form = ProofForm(obj=proof_entered(found), role=found.role)
    if form.validate_on_submit() and form.acted(working.name_proof, found, form.facts, by=current_user, at="check_on"):
        return saved(found, _("The proof is named"))
    return page("corrective/edit_proof.html", form=form, action=found)


@bp.post("/<int:action_id>/hand-over")
@needs("cooperation.write")
def hand_over_action(action_id):
    found = find_action(action_id, to="edit")
    working.hand_over(found, by=current_user)
    return saved(found, _("Now the figure decides"), url_for(".take_back_action", action_id=action_id))


@bp.post("/<int:action_id>/take-back")
@needs("cooperation.write")
def take_back_action(action_id):
    found = find_action(action_id, to="edit")
    working.take_back(found, by=current_user)
    return saved(found, _("Taken back: it is worked on again"))
