"""A selection is decided, dropped, or open again."""
from datetime import timedelta

from blueprints.evaluation.actions.selections import refuse_closed, refuse_undeclared
from blueprints.evaluation.comparing import Comparison
from blueprints.evaluation.queries.standings import allowed
from blueprints.evaluation.rooms import ROOMS
from blueprints.tasks import actions as tasks
from core import timeline
from core.page import Refused
from core.words import _
from models import Party, Task, db, now

REVIEWED_AFTER = timedelta(days=180)


def is_stopped(party, role):
    """Do their standings stand against what they are chosen for?"""
    return allowed(ROOMS[role].stopped_by, party, role).is_stopped


def decide(selection, *, chosen_id, runner_up_id, rationale, despite, review_on, by):
    """Choose one. All that is known of the candidates now is kept with it, and somebody is to look again one day."""
    refuse_closed(selection)
    refuse_undeclared(selection, by)
    picture = Comparison(selection).picture()
    if chosen_id not in {row["party_id"] for row in picture["rows"]}:
        raise Refused(_("Whoever is knocked out cannot be chosen"))
    chosen = db.session.get(Party, chosen_id)
    selection.state, selection.is_open, selection.snapshot = "decided", False, picture
    selection.chosen_id, selection.runner_up_id = chosen_id, runner_up_id
    selection.rationale, selection.despite, selection.review_on = rationale, despite, review_on
    selection.decided_at, selection.decided_by_id, selection.updated_at = now(), by.id, now()
    task = tasks.make_task({"title": _("Review: %(selection)s", selection=selection.title), "due_on": review_on,
                            "owner_id": selection.owner_id or by.id, "team_id": selection.team_id},
                           by=by, about=selection)
    db.session.flush()
    selection.review_task_id = task.id
    timeline.note(selection, "selection-decided", by=by, chosen=chosen.title, rationale=rationale)


def drop(selection, *, by):
    refuse_closed(selection)
    selection.state, selection.is_open, selection.updated_at = "dropped", False, now()
    timeline.note(selection, "selection-dropped", by=by)


def reopen(selection, *, by):
    """It is open again. What had been decided stays in the timeline and in its history."""
    if selection.state == "open":
        return
    if selection.state == "decided":
        before = db.session.get(Party, selection.chosen_id)
        timeline.note(selection, "selection-reopened", by=by, chosen=before.title if before else "—",
                      rationale=selection.rationale)
        drop_review(selection, by=by)
    else:
        timeline.note(selection, "selection-resumed", by=by)
    selection.state, selection.is_open, selection.updated_at = "open", True, now()
    selection.chosen_id = selection.runner_up_id = selection.decided_at = selection.decided_by_id = None
    selection.rationale = selection.despite = ""
    selection.review_on = selection.review_task_id = selection.snapshot = None


def drop_review(selection, *, by):
    """The task to look again goes with the decision, unless it is done."""
    task = db.session.get(Task, selection.review_task_id) if selection.review_task_id else None
    if task is not None and task.is_open and not task.is_archived:
        tasks.drop(task, by=by)
