"""Follow-ups go on by themselves: each night rhythms are reckoned; all day long what was done beside them counts."""
from datetime import time, timedelta

from blueprints.visits.actions.closing import close_some
from blueprints.visits.actions.reckoning import reckon
from blueprints.visits.queries.reckoning import customers
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _l, in_language
from core.workspace import workspace
from models import db

A_STEP = 25  # a step writes for less than a fifth of a second


@handler("visits.reckon", nightly_at=time(3, 30), title=_l("Reckon when customers are followed up"))
def reckon_all(job):
    """All customers, in steps by id, after the classes of the night are known and the plays went on."""
    after, done = (job.cursor or {}).get("after", 0), job.done
    while True:
        with acting_as(SYSTEM), in_language(workspace().language):
            ids = customers(after, A_STEP)
            if not ids:
                return
            reckon(ids, by=SYSTEM)
            db.session.flush()
            after, done = ids[-1], done + len(ids)
        yield Progress(done, cursor={"after": after})


@handler("visits.follow", every=timedelta(minutes=5), title=_l("Close follow-ups whose task is done"))
def follow(job):
    after, done = 0, job.done
    while True:
        with acting_as(SYSTEM), in_language(workspace().language):
            after = close_some(after, by=SYSTEM)
            db.session.flush()
        if after is None:
            return
        done += 1
        yield Progress(done, cursor={})
