"""What a deal is worth in the home currency."""
from core import money, times
from core.workspace import workspace


def rate(deal, rates, *, anew=False):
    """Convert its amount: at the rate of today while it is open, at the one of the day it was closed for good then.

    A closed deal keeps the rate it has unless asked `anew`.
    """
    deal.home_rate, deal.home_cents = worth_of(deal, rates, anew=anew)


def worth_of(deal, rates, *, anew=False):
    """(rate, minor units of the home currency) it would have; changes nothing."""
    held = deal.home_rate
    if deal.is_open or held is None or anew:
        held = rates.on(deal.currency, deal.closed_on or times.today(workspace()))
    return held, money.converted(deal.amount_cents or 0, deal.currency, held, rates.home) or 0
