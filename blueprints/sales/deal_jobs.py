"""Work on many deals: rating their amounts anew after a rate was entered, and when one begins to hold."""
from datetime import time

import sqlalchemy as sa

from blueprints.sales.actions.moves import event_facts
from blueprints.sales.actions.worth import worth_of
from core.access import of
from core.bulk import insert_rows, write_computed
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.rates import RateTable
from core.scope import acting_as
from core.words import _l
from core.workspace import workspace
from models import Deal, Record, StageEvent, db

DEALS_A_STEP = 200  # about 0.1 s of writing


@handler("sales.rate-deals", nightly_at=time(0, 20), title=_l("Rate open deals anew"))
def rate_deals(job, currency=None):
    """Convert the amounts of open deals at today's rate, in `currency` or in all but the home currency; of closed ones
    only those whose rate was not known when they were decided. As the system: rates are the company's.

    What a deal is worth from now on is a step of its history, so that a forecast as of an earlier day stays as it was.
    """
    after, done = (job.cursor or {}).get("after", 0), job.done
    while True:
        with acting_as(SYSTEM):
            deals = db.session.scalars(concerned(currency).where(Deal.id > after).order_by(Deal.id).limit(
                DEALS_A_STEP).with_for_update(of=Record)).all()
            if not deals:
                return
            rate_again(deals)
            after, done = deals[-1].id, done + len(deals)
        yield Progress(done, cursor={"after": after})


def concerned(currency):
    asked = Deal.currency == currency if currency else Deal.currency != workspace().currency
    return of(Deal).where(asked, Deal.amount_cents.is_not(None), Record.archived_at.is_(None),
                          sa.or_(Record.is_open, Deal.home_rate.is_(None)))


def rate_again(deals):
    """No version is raised: nobody edited these deals."""
    rates = RateTable(workspace().currency)
    changed = [(deal, *worth) for deal in deals
               if (worth := worth_of(deal, rates)) != (deal.home_rate, deal.home_cents)]
    write_computed(Deal, [{"id": deal.id, "home_rate": held, "home_cents": cents} for deal, held, cents in changed],
                   domain="sales")
    insert_rows(StageEvent, [
        {"deal_id": deal.id, **event_facts(deal, "revised", by=SYSTEM), "home_cents": None if held is None else cents}
        for deal, held, cents in changed if deal.is_open], domain="sales")
