"""Plans of cooperation: all of them, one, entered, revised, agreed on, ended."""
from flask import url_for
from flask_login import current_user

from blueprints.cooperation import bp, labels
from blueprints.cooperation.actions import plans as actions
from blueprints.cooperation.finding import find_party, find_plan
from blueprints.cooperation.forms.plans import EndForm, NewPlanForm, PlanForm, entered
from blueprints.cooperation.portrait import PlanPortrait, number
from blueprints.cooperation.queries.plans import PLANS
from blueprints.cooperation.views.listed import exported, listed
from blueprints.records.panels import panels_of
from blueprints.tasks.panel import tasks_of
from core.access import can, can_edit, needs
from core.page import done, page
from core.party_pages import party_url
from core.times import today
from core.words import _, _p
from core.workspace import workspace
from models import db


@bp.get("/plans")
@needs("cooperation.read")
def plans():
    states = [("open", _p("cooperation plan", "Open")), *labels.PLAN_STATES.items()]
    return listed(PLANS, "cooperation/plans.html", states, labels.plans_counted)


@bp.get("/plans/export/<any(csv, xlsx):kind>")
@needs("cooperation.read")
def export_plans(kind):
    return exported(PLANS, kind, "plans")


@bp.get("/plans/<int:plan_id>")
@needs("cooperation.read")
def plan(plan_id):
    found = find_plan(plan_id)
    may_edit = can("cooperation.write") and can_edit(found)
    return page("cooperation/plan.html", plan=found, portrait=PlanPortrait(found), panels=panels_of(found),
                tasks=tasks_of(found), may_edit=may_edit, may_work=may_edit and found.is_open, labels=labels,
                number=number)


@bp.route("/<any(supplier, partner):role>/<int:party_id>/plans/new", methods=["GET", "POST"])
@needs("cooperation.write")
def new_plan(role, party_id):
    party, day = find_party(role, party_id), today(workspace())
    form = NewPlanForm(role=role, starts_on=day, owner=current_user.id,
                       team=min(current_user.grants.team_ids, default=None))
    if form.validate_on_submit() and (
            made := form.acted(actions.begin, party, role, form.facts, by=current_user, at="ends_on")):
        return saved(made, _("Saved as a draft: enter what it is to reach"))
    return page("cooperation/edit_plan.html", form=form, plan=None, party=party, role=role,
                back=party_url(party_id, (role,)))


@bp.route("/plans/<int:plan_id>/edit", methods=["GET", "POST"])
@needs("cooperation.write")
def edit_plan(plan_id):
    found = find_plan(plan_id, to="edit")
    actions.refuse_ended(found)
    form = PlanForm(obj=entered(found), role=found.role)
    if form.validate_on_submit() and form.acted(actions.revise, found, form.facts, at="ends_on"):
        return saved(found, _("%(what)s saved", what=found.title))
    return page("cooperation/edit_plan.html", form=form, plan=found, party=None, role=found.role,
                back=url_for(".plan", plan_id=plan_id))


@bp.post("/plans/<int:plan_id>/agree")
@needs("cooperation.write")
def agree_plan(plan_id):
    found = find_plan(plan_id, to="edit")
    actions.agree(found, by=current_user)
    return saved(found, _("Agreed on"))


@bp.route("/plans/<int:plan_id>/end", methods=["GET", "POST"])
@needs("cooperation.write")
def end_plan(plan_id):
    found = find_plan(plan_id, to="edit")
    actions.refuse_ended(found)
    form = EndForm()
    if form.validate_on_submit():
        actions.end(found, why=form.why.data, by=current_user)
        return saved(found, _("The plan is ended"), url_for(".resume_plan", plan_id=plan_id))
    return page("cooperation/end_plan.html", form=form, plan=found)


@bp.post("/plans/<int:plan_id>/resume")
@needs("cooperation.write")
def resume_plan(plan_id):
    found = find_plan(plan_id, to="edit")
    actions.resume(found, by=current_user)
    return saved(found, _("It goes on as a draft"))


def saved(plan, message, undo=""):
    """Commit, and back to the page of the plan."""
    db.session.commit()
    return done(message, url_for(".plan", plan_id=plan.id), undo=undo)
