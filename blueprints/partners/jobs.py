"""What the days do to partners: the protection of registered deals runs out, won deals earn commission."""
from datetime import time

import sqlalchemy as sa

from blueprints.partners.actions.commission import accrue
from blueprints.partners.actions.registrations import run_out
from core.access import of
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.times import today
from core.words import _l
from core.workspace import workspace
from models import CommissionRule, Party, Record, Registration, db

A_STEP = 100


@handler("partners.run-out", nightly_at=time(0, 40), title=_l("End the protection of registered deals"))
def run_out_registrations(job):
    """Approved registrations whose last day of protection is over expire."""
    done = job.done
    while True:
        with acting_as(SYSTEM):
            over = db.session.scalars(of(Registration).where(
                Record.state == "approved", Record.archived_at.is_(None),
                Registration.protected_until < today(workspace())).order_by(Registration.id).limit(
                A_STEP).with_for_update(of=Record)).all()
            if not over:
                return
            for registration in over:
                run_out(registration, by=SYSTEM)
            done += len(over)
        yield Progress(done, cursor={"done": done})


@handler("partners.accrue", nightly_at=time(1, 10), title=_l("Accrue commission on won deals"))
def accrue_commission(job):
    """What partners with a rule earned on deals won since the last night, partner by partner."""
    after, done = (job.cursor or {}).get("after", 0), job.done
    while True:
        with acting_as(SYSTEM):
            ruled = of(Party).where(Party.id > after, Party.id.in_(sa.select(CommissionRule.party_id)))
            party = db.session.scalars(ruled.order_by(Party.id).limit(1).with_for_update(of=Record)).one_or_none()
            if party is None:
                return
            accrue(party, by=SYSTEM)
            after, done = party.id, done + 1
        yield Progress(done, cursor={"after": after})
