"""Classes change with the days, not only with orders: every night those whose day has come are classified anew."""
from datetime import time, timedelta

import sqlalchemy as sa

from blueprints.customers.actions import lifecycle, scanning
from core.access import of
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.times import start_of, today
from core.words import _l
from core.workspace import workspace
from models import CustomerProfile, Job, Order, db

CUSTOMERS_A_STEP = 100  # about 0.1 s of writing
FULL_PASS_ON = 0  # Monday
ORDERS_OF_LAST_DAYS = 8  # longer than from one full pass to the next


@handler("lifecycle.recompute", nightly_at=time(2, 0), title=_l("Classify customers anew"))
def recompute_customers(job, full=None):
    """Classify anew whoever's class may differ today, in steps by id.

    Each night those with a day set for the next change, a lock that ran out, or a purchase dated in the last days (an
    order entered ahead of its day begins to count on it). All of them on Mondays, which also mends what a night without
    worker missed, and when the rules are not those of the last pass; `full` decides otherwise.
    """
    with acting_as(SYSTEM):
        current = lifecycle.rules().to_dict()
        if full is None:
            full = today(workspace()).weekday() == FULL_PASS_ON or _last_rules() != current
        chosen = sa.select(CustomerProfile.party_id) if full else _whose_day_has_come()
        total = db.session.scalar(sa.select(sa.func.count()).select_from(chosen.subquery()))
    after, done = (job.cursor or {}).get("after", 0), job.done
    while True:
        with acting_as(SYSTEM):
            step = chosen.where(CustomerProfile.party_id > after).order_by(CustomerProfile.party_id)
            party_ids = db.session.scalars(step.limit(CUSTOMERS_A_STEP)).all()
            if party_ids:
                lifecycle.recompute(party_ids)
                db.session.flush()
                after, done = party_ids[-1], done + len(party_ids)
        yield Progress(done, max(total, done), cursor={"after": after}, result={"rules": current})
        if not party_ids:
            return


def _whose_day_has_come():
    day = today(workspace())
    since = start_of(day - timedelta(days=ORDERS_OF_LAST_DAYS), workspace().time_zone)
    ordered = of(Order, Order.party_id).where(Order.ordered_at >= since, Order.is_purchase, Order.ordered_on <= day)
    return sa.select(CustomerProfile.party_id).where(sa.or_(
        CustomerProfile.changes_on <= day, CustomerProfile.locked_until < day, CustomerProfile.party_id.in_(ordered)))


def _last_rules():
    """The rules of the last pass that ended; None before the first one."""
    last = sa.select(Job.result).where(Job.kind == "lifecycle.recompute", Job.state == "done")
    return (db.session.scalar(last.order_by(Job.id.desc()).limit(1)) or {}).get("rules")


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
