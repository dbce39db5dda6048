"""What the days do to agreements: they go on by themselves, or they end."""
from datetime import time

import sqlalchemy as sa

from blueprints.cooperation.actions.agreements import pass_day
from blueprints.cooperation.finding import AGREEMENT_KINDS
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.times import today
from core.words import _l
from core.workspace import workspace
from models import Agreement, Record, db

A_STEP = 100


@handler("cooperation.pass-day", nightly_at=time(0, 50), title=_l("Renew and end agreements"))
def pass_days(job):
    """Those over their end, and those that go on by themselves and are over the day for notice."""
    done = job.done
    while True:
        with acting_as(SYSTEM):
            day = today(workspace())
            over = db.session.scalars(sa.select(Agreement).where(
                Record.kind.in_(AGREEMENT_KINDS), Record.archived_at.is_(None), sa.or_(
                    sa.and_(Record.state != "ended", Agreement.ends_on < day),
                    sa.and_(Record.state == "running", Agreement.renews_months > 0, Agreement.notice_on < day)),
            ).order_by(Agreement.id).limit(A_STEP).with_for_update(of=Record)).all()
            if not over:
                return
            for agreement in over:
                pass_day(agreement, day, by=SYSTEM)
            done += len(over)
        yield Progress(done, cursor={"done": done})
