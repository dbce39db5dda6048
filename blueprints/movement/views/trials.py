"""What other rules would come to, before they are saved."""
from flask import url_for
from flask_login import current_user

from blueprints.movement import actions, bp
from blueprints.movement.forms import SaveForm
from blueprints.movement.trials import Trial
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import RuleTrial, db


@bp.get("/rules/trials/<int:trial_id>")
@needs("customers.manage")
def trial(trial_id):
    return page("movement/trial.html", trial=Trial(find(RuleTrial, trial_id)), form=SaveForm())


@bp.post("/rules/trials/<int:trial_id>/save")
@needs("customers.manage")
def save_trial(trial_id):
    found, form = find(RuleTrial, trial_id), SaveForm()
    if form.validate_on_submit():
        version = actions.save_trial(found, note=form.note.data, by=current_user)
        db.session.commit()
        return done(_("Rules saved as version %(version)s; all customers are classified anew", version=version),
                    url_for(".rules"))
    return page("movement/trial.html", trial=Trial(found), form=form)
