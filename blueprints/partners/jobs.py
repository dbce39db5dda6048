"""What the days do to partners: the protection of registered deals runs out."""
from datetime import time

from blueprints.partners.actions.registrations import run_out
from core.access import of
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.times import today
from core.words import _l
from core.workspace import workspace
from models import Record, Registration, db

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
