"""Each night: what customers may want next, from what customers like them bought."""
from datetime import time
from decimal import ROUND_DOWN, Decimal

import sqlalchemy as sa

from core.access import of
from core.bulk import delete_rows, insert_rows
from core.database import reading
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _l
from measures.baskets import Demands, rules, suggested
from models import CustomerProfile, Order, OrderLine, Product, Suggestion, db

CUSTOMERS_A_STEP = 1000  # up to 3,000 rows, about 0.1 s of writing
DEMANDS = Demands()


@handler("sales.suggest", nightly_at=time(2, 40), title=_l("Look for what customers may want next"))
def suggest_products(job):
    """Replace all suggestions, in steps by customer. As the system: what goes together is learnt from all customers."""
    with acting_as(SYSTEM), reading():  # seconds, in which others write
        profiles = of(CustomerProfile, CustomerProfile.party_id, CustomerProfile.is_current)
        known = dict(db.session.execute(profiles).all())
        baskets = bought(sorted(known))
    found = rules(baskets, DEMANDS)
    result = {"customers": len(baskets), "least": DEMANDS.support(len(baskets)),
              "rules": sum(map(len, found.values()))}
    after = (job.cursor or {}).get("after", 0)
    waiting = sorted(party_id for party_id in baskets if party_id > after)
    for begin in range(0, len(waiting), CUSTOMERS_A_STEP):
        party_ids = waiting[begin:begin + CUSTOMERS_A_STEP]
        with acting_as(SYSTEM):
            replace(after, party_ids[-1], [row for party_id in party_ids if known[party_id]
                                           for row in rows_of(party_id, baskets[party_id], found)])
        after = party_ids[-1]
        yield Progress(job.done + len(party_ids), len(baskets), cursor={"after": after}, result=result)
    with acting_as(SYSTEM):
        delete_rows(Suggestion, Suggestion.party_id > after, domain="customers")
    yield Progress(len(baskets), len(baskets), cursor={"after": after}, result=result)


def bought(party_ids):
    """{party id: set of product ids} of all purchases, without products in the archive: nobody sells them any more."""
    lines = sa.select(Order.party_id, OrderLine.product_id).join(OrderLine, OrderLine.order_id == Order.id).join(
        Product, Product.id == OrderLine.product_id).where(
        Order.is_purchase, OrderLine.quantity > 0, OrderLine.unit_price > 0, Product.archived_at.is_(None),
        Order.party_id.between(sa.bindparam("first"), sa.bindparam("last"))).distinct()
    found = {}
    for begin in range(0, len(party_ids), CUSTOMERS_A_STEP):
        step = party_ids[begin:begin + CUSTOMERS_A_STEP]
        for party_id, product_id in db.session.execute(lines, {"first": step[0], "last": step[-1]}):
            found.setdefault(party_id, set()).add(product_id)
    return found


def rows_of(party_id, basket, found):
    """The rows of one customer, the best first."""
    for rank, rule in enumerate(suggested(basket, found), start=1):
        yield {"party_id": party_id, "rank": rank, "product_id": rule.product, "because_id": rule.because,
               "lift": hundredths(rule.lift), "with_both": rule.with_both, "with_because": rule.with_because,
               "with_product": rule.with_product, "customers": rule.customers}


def hundredths(fraction):
    """As the column keeps it, to sort by."""
    return (Decimal(fraction.numerator) / fraction.denominator).quantize(Decimal("0.01"), ROUND_DOWN)


def replace(after, last, rows):
    """The suggestions of all customers behind the id `after`, up to `last`, are these."""
    delete_rows(Suggestion, sa.and_(Suggestion.party_id > after, Suggestion.party_id <= last), domain="customers")
    insert_rows(Suggestion, rows, domain="customers")
