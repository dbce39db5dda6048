"""What complaints are judged by: root causes, the limit above which a second person approves, days and alarm."""

from blueprints.service import bp
from blueprints.service.actions import settings as actions
from blueprints.service.actions.trees import archive_branch
from blueprints.service.forms.complaint_rules import ComplaintRulesForm, entered
from blueprints.service.forms.complaints import ApprovalForm, CauseForm, NewCauseForm
from blueprints.service.queries import complaints as queries
from blueprints.service.views.settings import put_away, saved
from core.access import find, needs
from core.money import major
from core.page import page
from core.words import _
from core.workspace import workspace
from models import RootCause


@bp.route("/settings/causes/new", methods=["GET", "POST"])
@needs("service.manage")
def new_cause():
    form = NewCauseForm()
    if form.validate_on_submit():
        return saved(actions.set_cause(None, form.name.data, form.parent.data).path)
    return page("service/edit_cause.html", form=form, cause=None)


@bp.route("/settings/causes/<int:cause_id>/edit", methods=["GET", "POST"])
@needs("service.manage")
def edit_cause(cause_id):
    cause = find(RootCause, cause_id)
    form = CauseForm(obj=cause)
    if form.validate_on_submit():
        return saved(actions.set_cause(cause, form.name.data).path)
    return page("service/edit_cause.html", form=form, cause=cause)


@bp.post("/settings/causes/<int:cause_id>/archive")
@needs("service.manage")
def archive_cause(cause_id):
    cause = find(RootCause, cause_id)
    archive_branch(cause)
    return put_away(cause, cause.path)


@bp.route("/settings/approval/edit", methods=["GET", "POST"])
@needs("service.manage")
def edit_approval():
    cents = queries.approval_cents()
    form = ApprovalForm(limit=None if cents is None else major(cents, workspace().currency))
    if form.validate_on_submit():
        actions.set_approval(form.cents)
        return saved(_("Limit for approval"))
    return page("service/edit_approval.html", form=form)


@bp.route("/settings/complaints/edit", methods=["GET", "POST"])
@needs("service.manage")
def edit_complaint_rules():
    form = ComplaintRulesForm(obj=entered(queries.complaint_rules()))
    if form.validate_on_submit():
        actions.set_service_rules(form.facts)
        return saved(_("Days and alarm of complaints"))
    return page("service/edit_complaint_rules.html", form=form)
