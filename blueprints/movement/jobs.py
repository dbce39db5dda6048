"""Judging all customers by the rules somebody tries."""
import sqlalchemy as sa

from blueprints.customers.actions import lifecycle
from core.access import of
from core.bulk import delete_rows, insert_rows
from core.database import reading
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _l
from measures.lifecycle import Rules, classify
from models import CustomerProfile, RuleTrial, TrialMove, db

CUSTOMERS_A_STEP = 1000
KEPT = 20  # trials; those before are forgotten


@handler("lifecycle.try", title=_l("Try other rules on all customers"))
def try_rules(job, trial_id):
    """Keep who would be of another class. Nobody's class changes; who is held by hand stays where they are."""
    after, done = (job.cursor or {}).get("after", 0), job.done
    with acting_as(SYSTEM), reading():
        trial = db.session.get(RuleTrial, trial_id)
        rules, as_of = Rules.from_dict(trial.rules), trial.as_of
        total = db.session.scalar(sa.select(sa.func.count()).select_from(
            of(CustomerProfile, CustomerProfile.party_id).where(CustomerProfile.is_current).subquery()))
    while True:
        with acting_as(SYSTEM), reading():
            rows = _next(after)
            moves = list(_moves(trial_id, rows, rules, as_of))
        with acting_as(SYSTEM):
            insert_rows(TrialMove, moves, domain="customers")
            if not rows:
                db.session.get(RuleTrial, trial_id, populate_existing=True).customers = done
                db.session.flush()
        if rows:
            after, done = rows[-1].party_id, done + len(rows)
        yield Progress(done, max(total, done), cursor={"after": after})
        if not rows:
            break
    while True:
        with acting_as(SYSTEM):
            if not _forget_some(trial_id):
                return
        yield Progress(done, done, cursor={"after": after})


def _forget_some(trial_id):
    """Take out some of the oldest trials' rows; False once only the last ones are left."""
    oldest = db.session.scalar(sa.select(RuleTrial.id).where(RuleTrial.id <= trial_id).order_by(
        RuleTrial.id.desc()).offset(KEPT).limit(1))
    if oldest is None:
        return False
    moves = of(TrialMove, TrialMove.party_id).where(TrialMove.trial_id == oldest).limit(5 * CUSTOMERS_A_STEP)
    party_ids = db.session.scalars(moves).all()
    delete_rows(TrialMove, sa.and_(TrialMove.trial_id == oldest, TrialMove.party_id.in_(party_ids)), domain="customers")
    if len(party_ids) < 5 * CUSTOMERS_A_STEP:
        delete_rows(RuleTrial, RuleTrial.id == oldest, domain="customers")
    return True


def _next(after):
    query = of(CustomerProfile, CustomerProfile.party_id, CustomerProfile.lifecycle, CustomerProfile.locked_lifecycle)
    query = query.where(CustomerProfile.is_current, CustomerProfile.party_id > after)
    return db.session.execute(query.order_by(CustomerProfile.party_id).limit(CUSTOMERS_A_STEP)).all()


def _moves(trial_id, rows, rules, as_of):
    found = lifecycle.histories(as_of, [row.party_id for row in rows])
    for row in rows:
        history = found.get(row.party_id)
        reached = classify(history.days if history else (), as_of, rules).lifecycle
        if reached != row.lifecycle and row.locked_lifecycle is None:
            yield {"trial_id": trial_id, "party_id": row.party_id, "from_class": row.lifecycle, "to_class": reached}
