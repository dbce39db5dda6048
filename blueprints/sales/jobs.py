"""Work on many orders: converting them after a rate was entered."""
from datetime import date

import sqlalchemy as sa

from blueprints.customers.actions import lifecycle
from blueprints.sales.actions.rates import CONVERTED_FROM, rate_again
from core.bulk import write_computed
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.rates import RateTable
from core.scope import acting_as
from core.words import _l
from core.workspace import workspace
from models import Order, db

ORDERS_A_STEP = 400  # about 0.1 s of writing


@handler("sales.convert", title=_l("Convert orders after a rate was entered"))
def convert_orders(job, currency, since):
    """Convert the orders in `currency` from the day `since` (ISO) on, customer by customer, and classify those anew.

    As the system: rates are the company's, whoever entered this one.
    """
    concerned = (Order.currency == currency, Order.ordered_on >= date.fromisoformat(since))
    after = (job.cursor or {}).get("after", 0)
    with acting_as(SYSTEM):
        total = db.session.scalar(sa.select(sa.func.count(Order.id)).where(*concerned))
    done = job.done
    while True:
        with acting_as(SYSTEM):
            party_ids = _next_customers(concerned, after)
            if not party_ids:
                return
            done += _convert(party_ids, concerned)
        after = party_ids[-1]
        yield Progress(done, total, cursor={"after": after})


def _next_customers(concerned, after):
    """The next customers by id, as many as have about ORDERS_A_STEP orders together; at least one."""
    counted = (sa.select(Order.party_id, sa.func.count(Order.id)).where(*concerned, Order.party_id > after)
               .group_by(Order.party_id).order_by(Order.party_id).limit(ORDERS_A_STEP))
    chosen, orders = [], 0
    for party_id, count in db.session.execute(counted):
        if chosen and orders + count > ORDERS_A_STEP:
            break
        chosen.append(party_id)
        orders += count
    return chosen


def _convert(party_ids, concerned):
    """Convert all orders concerned of these customers; returns how many that are."""
    orders = db.session.execute(
        sa.select(*CONVERTED_FROM).where(*concerned, Order.party_id.in_(party_ids)).with_for_update()).all()
    changes = list(rate_again(orders, RateTable(workspace().currency)))
    write_computed(Order, [{"id": order_id, "home_rate": rate, "home_cents": cents}
                           for order_id, rate, cents, _party_id in changes], domain="sales")
    if changes:
        lifecycle.recompute(sorted({party_id for *_change, party_id in changes}))
        db.session.flush()
    return len(orders)
