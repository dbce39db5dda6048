"""Follow-ups whose task was done, or dropped, where tasks are: nobody said what came of them."""
from datetime import timedelta

from blueprints.visits.actions.reckoning import close, drop, reckon
from blueprints.visits.queries.reckoning import closed_tasks, follow_ups
from core.times import today
from core.workspace import workspace

A_STEP = 20


def close_some(after_id, *, by):
    """Some of them, and what follows; the id of the last one looked at, None when there was none."""
    rows = closed_tasks(after_id, A_STEP)
    known = follow_ups([visit.party_id for visit, _task in rows])
    for visit, task in rows:
        row, day = known.get(visit.party_id), today(workspace())
        if task.state == "done":
            held_on = today(workspace(), task.done_at)
            close(visit, held_on=held_on, by_id=task.done_by_id, by=by)
            if row is not None:
                row.last_on = max(row.last_on, held_on)
        else:
            drop(visit, by=by)
            if row is not None and row.days:  # this round is left out
                row.agreed_on = day + timedelta(days=row.days)
    if rows:
        reckon([visit.party_id for visit, _task in rows], by=by)
    return rows[-1][0].id if rows else None
