"""What a deal is worth in the home currency."""
from core import money, times
from core.workspace import workspace


def rate(deal, rates, *, anew=False):
    """Convert its amount: at the rate of today while it is open, at the one of the day it was closed for good then.

    A closed deal keeps the rate it has unless asked `anew`.
    """
    if deal.is_open or deal.home_rate is None or anew:
        deal.home_rate = rates.on(deal.currency, deal.closed_on or times.today(workspace()))
    deal.home_cents = money.converted(deal.amount_cents or 0, deal.currency, deal.home_rate, rates.home) or 0
