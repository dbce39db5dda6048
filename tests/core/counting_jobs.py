"""Jobs for tests/core/test_jobs.py that count how often each of them took effect."""
import time

from core.jobs import Progress, handler
from models import Throttle, db, now


@handler("test.count")
def count(_job, number):
    """The effect is one more failure in a row of its own; the pause leaves room to be killed in."""
    row = db.session.get(Throttle, f"job {number}")
    if row is None:
        row = Throttle(key=f"job {number}", failures=0, last_failure_at=now(), blocked_until=now())
        db.session.add(row)
    row.failures += 1
    db.session.flush()
    time.sleep(0.002)


@handler("test.steps")
def steps(job, upto):
    """Counts one row up to `upto`, one step at a time, going on from the cursor."""
    row = db.session.get(Throttle, "steps")
    for number in range((job.cursor or {"at": 0})["at"] + 1, upto + 1):
        row.failures += 1
        time.sleep(0.002)
        yield Progress(number, upto, cursor={"at": number})


@handler("test.fail")
def fail(_job):
    raise ValueError("no luck")
