"""Plans of cooperation: made, revised, agreed on, reviewed, ended."""
from blueprints.cooperation.actions.archived import refuse_archived
from blueprints.cooperation.actions.readings import read_measures
from blueprints.cooperation.finding import PLAN_MODELS
from blueprints.cooperation.queries.plans import goals_of
from core import timeline
from core.due import due_at
from core.page import Refused
from core.search import index_record
from core.times import today
from core.words import _
from core.workspace import workspace
from models import CoopReview, db, now

FACTS = ("title", "purpose", "starts_on", "ends_on", "exit_terms", "next_review_on", "owner_id", "team_id")


def begin(party, role, facts, *, by):
    """A new plan with somebody in a role, as a draft."""
    plan = PLAN_MODELS[role](role=role, party_id=party.id, title="", state="draft", created_by_id=by.id, purpose="",
                             exit_terms="", ended_because="")
    write(plan, facts)
    db.session.add(plan)
    db.session.flush()
    index_record(plan, plan.title, plan.purpose)
    return plan


def revise(plan, facts):
    refuse_ended(plan)
    write(plan, facts)
    index_record(plan, plan.title, plan.purpose)


def write(plan, facts):
    if facts["ends_on"] < facts["starts_on"]:
        raise Refused(_("It cannot end before it begins"))
    for name in FACTS:
        if getattr(plan, name) != facts[name]:
            setattr(plan, name, facts[name])
    plan.due_at, plan.updated_at = due_at(plan.next_review_on), now()


def agree(plan, *, by):
    """Both sides said yes. A plan without a goal is none."""
    refuse_archived(plan)
    if plan.state != "draft":
        raise Refused(_("This plan is no draft any more"))
    if not goals_of(plan):
        raise Refused(_("Enter a goal first: there is nothing to agree on yet"))
    plan.state, plan.updated_at = "agreed", now()
    timeline.note(plan, "plan-agreed", by=by)


def review(plan, *, held_on, minutes, decisions, next_review_on, by):
    """A meeting was held. What is measured is read on that occasion, and the next meeting is on the owner's day."""
    refuse_ended(plan)
    if held_on > today(workspace()):
        raise Refused(_("This day is still to come"))
    if next_review_on is not None and next_review_on <= held_on:
        raise Refused(_("The next review comes after this one"))
    held = CoopReview(record_id=plan.id, held_on=held_on, minutes=minutes, decisions=decisions, by_id=by.id)
    db.session.add(held)
    read_measures(plan, held_on, by=by)
    plan.next_review_on, plan.due_at, plan.updated_at = next_review_on, due_at(next_review_on), now()
    timeline.note(plan, "plan-reviewed", by=by)
    return held


def end(plan, *, why, by):
    """It is over, for a reason; what was reached stays."""
    refuse_ended(plan)
    plan.state, plan.is_open, plan.ended_because, plan.updated_at = "ended", False, why, now()
    timeline.note(plan, "plan-ended", by=by, why=why)


def resume(plan, *, by):
    """It goes on as a draft, to be agreed on again."""
    refuse_archived(plan)
    if plan.state != "ended":
        raise Refused(_("This plan is not ended"))
    plan.state, plan.is_open, plan.ended_because, plan.updated_at = "draft", True, "", now()
    timeline.note(plan, "plan-resumed", by=by)


def refuse_ended(plan):
    refuse_archived(plan)
    if plan.state == "ended":
        raise Refused(_("This plan is ended: take it up again first"))
