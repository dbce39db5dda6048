"""Hand over what somebody looks after, list by list: each share by a bulk run of its own."""
from core.bulk_runs import runs
from core.page import Refused
from core.words import _
from models import HandOver, HandOverPart, db


def hand_over(user, given, *, by):
    """`given`: [(Share, id of who gets it)]. The runs begin at once; each can be undone for 30 days."""
    if not given:
        raise Refused(_("Choose who gets what"))
    made = HandOver(user_id=user.id, created_by_id=by.id)
    db.session.add(made)
    db.session.flush()
    for share, to_id in given:
        listed = share.work.listed
        run = runs.begin_at_once(listed, listed.action("assign"), {"owner_id": to_id}, by=by, query=share.query)
        if run is not None:
            team_id = int(share.team) if share.team.isdigit() else None
            db.session.add(HandOverPart(hand_over_id=made.id, listing=share.work.endpoint, team_id=team_id,
                                        to_id=to_id, run_id=run.id))
    return made


def undo(runs_of_it):
    """Take back whatever can be taken back."""
    undoable = [run for run in runs_of_it if run.state in ("done", "cancelled") and runs.can_be_undone(run)]
    if not undoable:
        raise Refused(_("There is nothing left to undo"))
    for run in undoable:
        runs.start_undo(run)
