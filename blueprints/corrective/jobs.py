"""What the days do to corrective actions: each night the checks of the day, and whether what was proven came back."""
from datetime import time, timedelta

import sqlalchemy as sa

from blueprints.corrective.actions.proving import check, watch
from blueprints.corrective.queries.actions import OF_ANY_ROLE
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.times import today
from core.words import _l
from core.workspace import workspace
from models import CorrectiveAction, Record, db

LATE_NEWS = 14  # days in which an incident may still be written down after it was last watched


@handler("corrective.prove", nightly_at=time(3, 10), title=_l("Check corrective actions"))
def prove_actions(job):
    """One action a transaction; whatever was checked goes on by itself, so that a second run finds nothing."""
    after, done = (job.cursor or {}).get("after", 0), job.done
    while True:
        with acting_as(SYSTEM):
            day = today(workspace())
            action = db.session.scalars(due_for_a_look(day, after)).one_or_none()
            if action is None:
                return
            (check if action.state == "waiting" else watch)(action, day, by=SYSTEM)
            after, done = action.id, done + 1
        yield Progress(done, cursor={"after": after})


def due_for_a_look(day, after):
    """The next by id whose check has come, or that is proven and still watched."""
    return sa.select(CorrectiveAction).where(
        OF_ANY_ROLE, CorrectiveAction.id > after, Record.archived_at.is_(None), sa.or_(
            sa.and_(Record.state == "waiting", CorrectiveAction.look_on <= day),
            sa.and_(Record.state == "proven", CorrectiveAction.watched_until >= day - timedelta(days=LATE_NEWS))),
    ).order_by(CorrectiveAction.id).limit(1).with_for_update(of=Record)
