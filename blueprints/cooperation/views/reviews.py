"""Reviews of a plan."""
from flask_login import current_user

from blueprints.cooperation import bp
from blueprints.cooperation.actions import plans as actions
from blueprints.cooperation.finding import find_plan
from blueprints.cooperation.forms.plans import ReviewForm
from blueprints.cooperation.views.plans import saved
from core.access import needs
from core.page import page
from core.times import today
from core.words import _
from core.workspace import workspace


@bp.route("/plans/<int:plan_id>/reviews/new", methods=["GET", "POST"])
@needs("cooperation.write")
def new_review(plan_id):
    plan = find_plan(plan_id, to="edit")
    actions.refuse_ended(plan)
    form = ReviewForm(held_on=today(workspace()))
    if form.validate_on_submit() and form.acted(actions.review, plan, **form.facts, by=current_user,
                                                at="held_on"):
        return saved(plan, _("Review saved"))
    return page("cooperation/new_review.html", form=form, plan=plan)
