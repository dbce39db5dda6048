"""Classes change with the days, not only with orders: every night all customers are classified and scored anew."""
from datetime import time
from time import monotonic

from blueprints.customers.actions import lifecycle, scanning, scoring
from core.access import of
from core.database import reading
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _l
from models import CustomerProfile, db

FEWEST, MOST, SECONDS_A_STEP = 200, 300, 0.15  # customers in one transaction, and how long it should take


@handler("lifecycle.recompute", nightly_at=time(2, 0), title=_l("Classify and score all customers"))
def recompute_customers(job, full=True):
    """Classify and score all customers, in steps by id; what is as it was is not written.

    Scores compare each with all others: the limits are taken from all purchases before the first step. `full` is what
    jobs of earlier versions carry.
    """
    with acting_as(SYSTEM), reading():  # seconds, in which others write
        current = scoring.begin()
        party_ids = db.session.scalars(of(CustomerProfile, CustomerProfile.party_id).order_by(
            CustomerProfile.party_id)).all()
    after = (job.cursor or {}).get("after", 0)
    waiting = [party_id for party_id in party_ids if party_id > after]
    done, result = len(party_ids) - len(waiting), {"rules": current.rules.to_dict(), "customers": len(party_ids)}
    begin, size = 0, MOST
    while begin < len(waiting):
        started, step = monotonic(), waiting[begin:begin + size]
        with acting_as(SYSTEM):
            scoring.judge(step, current)
        begin, done = begin + len(step), done + len(step)
        yield Progress(done, len(party_ids), cursor={"after": step[-1]}, result=result)
        size = max(FEWEST, min(MOST, int(size * SECONDS_A_STEP / (monotonic() - started))))  # on a busy machine fewer
    with acting_as(SYSTEM):
        scoring.keep_month(current)
        db.session.flush()
    yield Progress(done, len(party_ids), cursor={"after": party_ids[-1] if party_ids else 0}, result=result)


@handler("customers.classify", title=_l("Classify customers that were merged or taken apart"))
def classify_anew(job, party_ids):
    """Their orders are others than a moment ago."""
    with acting_as(SYSTEM):
        lifecycle.recompute(party_ids)
        db.session.flush()


def end_of_scan(_job):
    return {"title": str(_l("The search for duplicates")), "path": "/customers/duplicate-pairs"}


@handler("customers.duplicates", title=_l("Look for customers entered twice"), tells=end_of_scan)
def find_duplicates(job):
    """Reads all parties, compares them by blocks, and keeps the pairs. Begun again after a kill it does no harm."""
    held, done = [], 0
    for model, columns, condition in (scanning.PARTIES, scanning.POINTS):
        steps = scanning.read(model, columns, condition)
        while True:
            with acting_as(SYSTEM):
                try:
                    read = next(steps)
                except StopIteration as end:
                    held.append(end.value)
                    break
            yield Progress(done + read, cursor={})
        done += len(held[-1])
    pairs = scanning.found(*held)
    steps = scanning.keep(pairs)
    while True:
        with acting_as(SYSTEM):
            written = next(steps, None)
        if written is None:
            break
        yield Progress(done, done, cursor={})
    yield Progress(done, done, cursor={}, result={"parties": len(held[0]), "pairs": len(pairs)})
