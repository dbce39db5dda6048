"""Goals of a plan: entered, revised, taken out, read."""
from flask import abort
from flask_login import current_user

from blueprints.cooperation import bp
from blueprints.cooperation.actions import goals as actions
from blueprints.cooperation.actions import readings
from blueprints.cooperation.actions.plans import refuse_ended
from blueprints.cooperation.finding import find_plan
from blueprints.cooperation.forms.plans import GoalForm, NewGoalForm, ReadingForm, entered_goal
from blueprints.cooperation.views.plans import saved
from core.access import find, needs
from core.page import page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import CoopGoal


def find_goal(plan_id, goal_id):
    """The plan, which the asker may edit, and one of its goals."""
    plan, goal = find_plan(plan_id, to="edit"), find(CoopGoal, goal_id)
    if goal.record_id != plan_id:
        abort(404)
    refuse_ended(plan)
    return plan, goal


@bp.route("/plans/<int:plan_id>/goals/new", methods=["GET", "POST"])
@needs("cooperation.write")
def new_goal(plan_id):
    plan = find_plan(plan_id, to="edit")
    refuse_ended(plan)
    form = NewGoalForm(role=plan.role)
    if form.validate_on_submit() and form.acted(actions.add, plan, form.facts, at="target"):
        return saved(plan, _("Goal saved"))
    return page("cooperation/edit_goal.html", form=form, plan=plan, goal=None)


@bp.route("/plans/<int:plan_id>/goals/<int:goal_id>", methods=["GET", "POST"])
@needs("cooperation.write")
def edit_goal(plan_id, goal_id):
    plan, goal = find_goal(plan_id, goal_id)
    form = GoalForm(obj=entered_goal(goal), role=plan.role)
    if form.validate_on_submit() and form.acted(actions.revise, plan, goal, form.facts, at="target"):
        return saved(plan, _("Goal saved"))
    return page("cooperation/edit_goal.html", form=form, plan=plan, goal=goal)


@bp.post("/plans/<int:plan_id>/goals/<int:goal_id>/remove")
@needs("cooperation.write")
def remove_goal(plan_id, goal_id):
    plan, goal = find_goal(plan_id, goal_id)
    actions.remove(plan, goal)
    return saved(plan, _("Taken out"))


@bp.route("/plans/<int:plan_id>/goals/<int:goal_id>/read", methods=["GET", "POST"])
@needs("cooperation.write")
def read_goal(plan_id, goal_id):
    plan, goal = find_goal(plan_id, goal_id)
    form = ReadingForm(read_on=today(workspace()))
    if form.validate_on_submit() and form.acted(readings.read_by_hand, plan, goal, **form.facts, by=current_user,
                                                at="read_on"):
        return saved(plan, _("Noted"))
    return page("cooperation/read_goal.html", form=form, plan=plan, goal=goal)


@bp.post("/plans/<int:plan_id>/read")
@needs("cooperation.write")
def read_plan(plan_id):
    plan = find_plan(plan_id, to="edit")
    refuse_ended(plan)
    readings.read_measures(plan, today(workspace()), by=current_user)
    return saved(plan, _("Read from the measures"))
