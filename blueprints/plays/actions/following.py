"""What follows from days and changes of class, a step at a time: who leaves a play, enters one, gets tasks."""
from blueprints.plays.actions import runs
from blueprints.plays.queries import following, plays
from blueprints.plays.queries.runs import tasks_of
from models import Party, Play, db

A_STEP = 10  # a step writes for less than a fifth of a second


def leave_some(after_id, *, by):
    """End the runs of those who left; the id of the last one looked at, None when there was none."""
    rows = following.left(after_id, A_STEP)
    for run, lifecycle, is_current, ordered in rows:
        play, party = db.session.get(Play, run.play_id), db.session.get(Party, run.party_id)
        to_class = following.first_left_for(run, play.lifecycle) or (lifecycle if lifecycle != play.lifecycle else None)
        runs.end(run, play, party, why=why(play, to_class, is_current, ordered), by=by, left_for=to_class)
    return rows[-1][0].id if rows else None


def why(play, to_class, is_current, ordered):
    if not is_current:
        return "gone"
    if ordered or (play.goal == "better" and runs.fate(play.lifecycle, to_class) in ("moved_on", "won_back")):
        return "goal"
    return "class"


def enter_some(*, by):
    """Let customers into the plays that are on; how many."""
    for play in plays.running():
        ids = following.entering(play, A_STEP)
        for party_id in ids:
            runs.enter(play, db.session.get(Party, party_id), by=by)
        if ids:
            return len(ids)
    return 0


def stand_some(after_id):
    """Let those whose step is done stand at the next one; the id of the last one, None when there was none."""
    some = following.further(after_id, A_STEP)
    made = tasks_of([run.id for run in some])
    for run in some:
        runs.stand(run, db.session.get(Play, run.play_id), [row.key for row in made[run.id] if row.is_open])
    return some[-1].id if some else None


def go_on_some(after_id, *, by):
    """Make what is due soon tasks; the id of the last run looked at, None when there was none."""
    some = following.open_runs(after_id, A_STEP)
    made = tasks_of([run.id for run in some])
    for run in some:
        runs.go_on(run, db.session.get(Play, run.play_id), db.session.get(Party, run.party_id), made[run.id], by=by)
    return some[-1].id if some else None


def move_some(play, after_id, *, by):
    """Move those on other editions to this one; the id of the last one, None when there was none."""
    some = following.on_other_editions(play, after_id, A_STEP)
    for run in some:
        runs.move(run, play, by=by)
    return some[-1].id if some else None
