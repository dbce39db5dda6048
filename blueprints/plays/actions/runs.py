"""Customers in plays: entered, given their tasks, moved to another edition, ended, taken up again."""
from datetime import timedelta

from blueprints.plays.queries import runs as queries
from blueprints.tasks import actions as tasks
from core import timeline
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.plays import AHEAD_DAYS, fate, step_due
from models import CustomerProfile, Party, Play, PlayRun, PlayTask, db


def enter(play, party, *, by, day=None):
    """A customer begins a play, and what is due soon becomes tasks."""
    if play.state != "published":
        raise Refused(_("Only a play in force can be entered"))
    if party.is_archived:
        raise Refused(_("%(party)s is in the archive", party=party.title))
    if party.profile is None or party.profile.lifecycle != play.lifecycle:
        raise Refused(_("This play is for customers of another class"))
    if queries.open_run(party.id, play.code) is not None:
        raise Refused(_("%(party)s is in this play already", party=party.title))
    run = PlayRun(party_id=party.id, code=play.code, play_id=play.id, state="open", at_key="", ended_because="",
                  entered_on=day or today(workspace()), entered_by_id=by.id, fate="")
    db.session.add(run)
    db.session.flush()
    timeline.note(party, "play-entered", by=by, play=play.name)
    go_on(run, play, party, [], by=by)
    return run


def go_on(run, play, party, made, *, by, day=None):
    """Make the tasks that are due within AHEAD_DAYS; end the run once all that comes once is done. `made`: the rows of
    `queries.tasks_of`."""
    day = day or today(workspace())
    profile = db.session.get(CustomerProfile, party.id)
    opened = [row.key for row in made if row.is_open]
    for step in play.steps:
        mine = [row for row in made if row.key == step.key]
        if any(row.is_open for row in mine):
            continue
        due_on = coming(step, run, party, mine)
        if due_on is not None and due_on <= day + timedelta(days=AHEAD_DAYS):
            give_task(run, step, party, profile, due_on, len(mine) + 1, by=by)
            opened.append(step.key)
    stand(run, play, opened)
    if not opened and is_through(play, made):
        end(run, play, party, why="steps", by=by)


def stand(run, play, opened):
    """A customer stands at the first step with an open task; without one, where they stood, or at their follow-ups."""
    rhythm = next((step.key for step in play.steps if step.timing == "rhythm"), "")
    run.at_key = next((step.key for step in play.steps if step.key in opened), run.at_key or rhythm)


def coming(step, run, party, mine):
    """The day a step is due next, after the tasks it made so far; None when it is not."""
    last = mine[-1] if mine else None
    return step_due(step.timing, step.days, run.entered_on, anniversary_on=party.anniversary_on,
                    last_due_on=last and last.due_on,
                    last_closed_on=last and today(workspace(), last.done_at or last.updated_at))


def is_through(play, made):
    """Did every step come and go? What comes again never does."""
    keys = {row.key for row in made}
    return (all(step.timing == "after" and step.key in keys for step in play.steps)
            and not any(row.is_open for row in made))


def give_task(run, step, party, profile, due_on, number, *, by):
    owner_id = {"owner": profile and profile.owner_id, "team": None, "person": step.person_id}[step.whose]
    task = tasks.make_task({
        "title": _("%(step)s: %(party)s", step=step.name, party=party.title), "notes": step.script,
        "owner_id": owner_id, "team_id": profile and profile.team_id, "due_on": due_on}, by=by, about=party)
    db.session.flush()
    db.session.add(PlayTask(run_id=run.id, party_id=party.id, key=step.key, round=number, due_on=due_on,
                            task_id=task.id, is_dropped=False))


def end(run, play, party, *, why, by, left_for=None):
    """It is over: what is open of its tasks is dropped. Done already, it changes nothing but where they went."""
    if left_for is not None and not run.fate:
        run.left_for, run.fate = left_for, fate(play.lifecycle, left_for)
    if run.state != "open":
        return
    for task in queries.open_tasks(run):
        tasks.drop(task, by=by)
        queries.made_by(task).is_dropped = True
    run.state, run.ended_on, run.ended_because = "ended", today(workspace()), why
    timeline.note(party, "play-ended", by=by, play=play.name, why=why)


def stop(run, *, by):
    """By hand."""
    if run.state != "open":
        raise Refused(_("This customer is out of the play already"))
    end(run, db.session.get(Play, run.play_id), db.session.get(Party, run.party_id), why="hand", by=by)


def resume(run, *, by):
    """It was stopped by mistake: it goes on where it was, with the tasks that were dropped."""
    if run.state == "open" or run.ended_because != "hand":
        raise Refused(_("Only what was stopped by hand can be taken up again"))
    if queries.open_run(run.party_id, run.code) is not None:
        raise Refused(_("This customer is in the play again already"))
    party, play = db.session.get(Party, run.party_id), db.session.get(Play, run.play_id)
    run.state, run.ended_on, run.ended_because = "open", None, ""
    for task in queries.dropped_tasks(run):
        if task.state == "dropped" and not task.is_archived:
            tasks.reopen(task, by=by)
        queries.made_by(task).is_dropped = False
    timeline.note(party, "play-resumed", by=by, play=play.name)


def move(run, play, *, by):
    """It goes on with another edition of the same play: what was done of a step counts there, too."""
    if run.state != "open":
        raise Refused(_("This customer is out of the play already"))
    if play.code != run.code or play.state != "published":
        raise Refused(_("Only a play in force can be entered"))
    if run.play_id == play.id:
        return False
    run.play_id = play.id
    party = db.session.get(Party, run.party_id)
    timeline.note(party, "play-moved", by=by, play=play.name, edition=play.edition)
    go_on(run, play, party, queries.tasks_of([run.id])[run.id], by=by)
    return True
