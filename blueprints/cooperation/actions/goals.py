"""What a plan is to reach: goals added, revised, taken out."""
from blueprints.cooperation.actions.plans import refuse_ended
from blueprints.cooperation.queries.plans import goals_of
from core.page import Refused
from core.words import _
from models import CoopGoal, db, now

MOST_GOALS = 20


def add(plan, facts):
    refuse_ended(plan)
    if len(goals_of(plan)) >= MOST_GOALS:
        raise Refused(_("A plan has at most %(most)s goals", most=MOST_GOALS))
    goal = CoopGoal(record_id=plan.id)
    write(goal, facts)
    db.session.add(goal)
    plan.updated_at = now()
    return goal


def revise(plan, goal, facts):
    """What was read before stays; the progress counts from the baseline and the target as they are now."""
    refuse_ended(plan)
    write(goal, facts)
    plan.updated_at = now()


def write(goal, facts):
    if facts["baseline"] == facts["target"]:
        raise Refused(_("The target is the baseline: there is no way to go"))
    for name, value in facts.items():
        setattr(goal, name, value)


def remove(plan, goal):
    """With its readings; the history of the plan keeps the goal."""
    refuse_ended(plan)
    if plan.state == "agreed" and len(goals_of(plan)) == 1:
        raise Refused(_("A plan that is agreed on keeps a goal"))
    db.session.delete(goal)
    plan.updated_at = now()
