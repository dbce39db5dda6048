"""Exchange rates: entered by day, and the orders they concern converted anew."""
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from core import jobs, money
from core.page import Refused
from core.words import _
from core.workspace import workspace
from models import Order, Rate, db

CONVERTED_FROM = (Order.id, Order.party_id, Order.currency, Order.ordered_on, Order.valid_cents, Order.home_rate)


def enter_rate(currency, valid_from, home_per_unit, *, by):
    """What one unit of `currency` is worth in home currency from a day on, until the next rate."""
    _check_free(currency, valid_from)
    rate = Rate(currency=currency, valid_from=valid_from, home_per_unit=home_per_unit, created_by_id=by.id)
    db.session.add(rate)
    _store(rate)
    convert_later(currency, valid_from, why=f"{rate.id}-{rate.version}")
    return rate


def revise_rate(rate, valid_from, home_per_unit, *, by):
    """Correct a rate; the orders it held for before and those it holds for now are converted."""
    if valid_from != rate.valid_from:
        _check_free(rate.currency, valid_from)
    first = min(rate.valid_from, valid_from)
    rate.valid_from, rate.home_per_unit, rate.created_by_id = valid_from, home_per_unit, by.id
    _store(rate)
    convert_later(rate.currency, first, why=f"{rate.id}-{rate.version}")


def remove_rate(rate):
    """Take a rate out that was entered by mistake; the one before it holds on."""
    db.session.delete(rate)
    db.session.flush()
    convert_later(rate.currency, rate.valid_from, why=f"{rate.id}-removed")


def _check_free(currency, valid_from):
    if currency == workspace().currency:
        raise Refused(_("%(currency)s is the home currency: it needs no rate", currency=currency))
    if is_taken(currency, valid_from):
        raise _taken(currency)


def _store(rate):
    currency = rate.currency  # a flush that fails takes the attributes away
    try:
        db.session.flush()
    except IntegrityError:  # somebody else entered one for the day a moment ago
        raise _taken(currency) from None


def _taken(currency):
    return Refused(_("There is a rate of %(currency)s for this day already: change that one", currency=currency))


def is_taken(currency, valid_from):
    """Is there a rate of this currency that begins on this day?"""
    taken = sa.select(Rate.id).where(Rate.currency == currency, Rate.valid_from == valid_from)
    return db.session.scalar(taken) is not None


def convert_later(currency, since, *, why):
    """Queue the conversion of the orders in `currency` from a day on, and of the deals that are open.

    One job for each change, not for each currency: a job under way has passed some orders before this rate was known.
    """
    jobs.enqueue("sales.rate-deals", key=f"sales.rate-deals:{currency}:{why}", currency=currency)
    return jobs.enqueue("sales.convert", key=f"sales.convert:{currency}:{why}", currency=currency,
                        since=since.isoformat())


def rate_again(orders, rates):
    """What changes about orders by the rates of now, as (order id, rate, home cents, party id); writes nothing.

    `orders` are rows or Orders, as long as they have the columns of CONVERTED_FROM.
    """
    for order in orders:
        rate = rates.on(order.currency, order.ordered_on)
        if rate != order.home_rate:
            yield order.id, rate, money.converted(order.valid_cents, order.currency, rate, rates.home), order.party_id
