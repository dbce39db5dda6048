"""Plays go on by themselves: every minute those whose class changed leave and enter, each night steps are given.

The changes of class are read where they are kept (schema/parties.py, LifecycleEvent), whatever brought them about: an
order, an import, the nightly pass, a lock by hand.
"""
from datetime import time, timedelta

from blueprints.plays.actions import following
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _l, in_language
from core.workspace import workspace
from models import Play, db


def walked(job, act):
    """`act(after_id)` again and again, a transaction each time. What was done already is not found again, so a job
    that was killed may begin anew."""
    after, done = 0, job.done
    while True:
        with acting_as(SYSTEM), in_language(workspace().language):
            after = act(after)
            db.session.flush()
        if after is None:
            return
        done += 1
        yield Progress(done, cursor={})


@handler("plays.follow", every=timedelta(minutes=1), title=_l("Lead customers into plays and out of them"))
def follow(job):
    """Out first: whoever leaves one play may enter the next."""
    yield from walked(job, lambda after: following.leave_some(after, by=SYSTEM))
    yield from walked(job, following.stand_some)
    yield from walked(job, lambda _after: following.enter_some(by=SYSTEM) or None)


@handler("plays.go-on", nightly_at=time(3, 0), title=_l("Make the next steps of plays tasks"))
def go_on(job):
    yield from walked(job, lambda after: following.go_on_some(after, by=SYSTEM))


@handler("plays.move", title=_l("Move customers to the new edition of a play"))
def move(job, play_id):
    """Chosen by somebody who manages customers: everybody in the play goes on with its new edition."""
    yield from walked(job, lambda after: following.move_some(db.session.get(Play, play_id), after, by=SYSTEM))
