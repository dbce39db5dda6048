"""What returns, repairs and visits go through, and when new customers are asked how they are doing."""
from blueprints.service import bp
from blueprints.service.actions import settings as actions
from blueprints.service.forms.after_sales_rules import CheckInForm, NewStepForm, ServiceStepForm
from blueprints.service.queries import after_sales as queries
from blueprints.service.views.settings import put_away, saved
from core.access import find, needs
from core.page import page
from core.words import _
from models import ServiceStep


@bp.route("/settings/steps/new", methods=["GET", "POST"])
@needs("service.manage")
def new_step():
    form = NewStepForm()
    if form.validate_on_submit():
        return saved(actions.set_step(None, form.facts).name)
    return page("service/edit_step.html", form=form, step=None)


@bp.route("/settings/steps/<int:step_id>/edit", methods=["GET", "POST"])
@needs("service.manage")
def edit_step(step_id):
    step = find(ServiceStep, step_id)
    form = ServiceStepForm(obj=step)
    if form.validate_on_submit():
        return saved(actions.set_step(step, form.facts).name)
    return page("service/edit_step.html", form=form, step=step)


@bp.post("/settings/steps/<int:step_id>/archive")
@needs("service.manage")
def archive_step(step_id):
    step = find(ServiceStep, step_id)
    actions.archive_step(step)
    return put_away(step, step.name)


@bp.route("/settings/check-ins/edit", methods=["GET", "POST"])
@needs("service.manage")
def edit_check_ins():
    form = CheckInForm(days=", ".join(map(str, queries.check_in_days())) or "0")
    if form.validate_on_submit():
        actions.set_check_ins(form.numbers)
        return saved(_("Asking new customers"))
    return page("service/edit_check_ins.html", form=form)
