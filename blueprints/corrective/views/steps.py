"""One discipline of a corrective action: what was found or done."""
from flask import abort
from flask_login import current_user

from blueprints.corrective import bp, labels
from blueprints.corrective.actions import working
from blueprints.corrective.forms.actions import StepForm
from blueprints.corrective.queries.steps import files_of
from blueprints.corrective.views.actions import find_action, saved
from core.access import needs
from core.page import page
from core.words import _
from models import DISCIPLINES


@bp.route("/<int:action_id>/<any(D0, D1, D2, D3, D4, D5, D6, D7, D8):code>", methods=["GET", "POST"])
@needs("cooperation.write")
def edit_step(action_id, code):
    found = find_action(action_id, to="edit")
    working.expect(found, "open", "reopened", "waiting")
    step = working.step_of(found, code) if code in DISCIPLINES else abort(404)
    form = StepForm(obj=step, files=files_of(found, step))
    if form.validate_on_submit() and form.acted(working.work_on, found, step, form.facts, by=current_user, at="text"):
        return saved(found, _("%(what)s saved", what=f"{code} {labels.DISCIPLINES[code]}"))
    return page("corrective/edit_step.html", form=form, action=found, step=step, labels=labels)
