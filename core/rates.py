"""Exchange rates by day: the newest one not later than the day counts."""
from bisect import bisect_right
from decimal import Decimal

import sqlalchemy as sa

from models import Rate, db


class RateTable:
    """All rates in memory; read once per request, import or job that converts amounts."""

    def __init__(self, home_currency):
        self.home = home_currency
        self._days, self._rates = {}, {}
        known = sa.select(Rate.currency, Rate.valid_from, Rate.home_per_unit).order_by(Rate.valid_from)
        for currency, day, rate in db.session.execute(known):
            self._days.setdefault(currency, []).append(day)
            self._rates.setdefault(currency, []).append(rate)

    def on(self, currency, day):
        """Home units for one unit of `currency` on `day`; None when no rate is known."""
        if currency == self.home:
            return Decimal(1)
        at = bisect_right(self._days.get(currency, ()), day)
        return self._rates[currency][at - 1] if at else None
