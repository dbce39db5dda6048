"""The days a page on movement is about: a month, a quarter or a year."""
from dataclasses import dataclass

from flask import abort

from blueprints.movement.labels import Tab
from core.periods import UNITS, containing, period_of
from core.spans import instants, span_address
from core.times import today
from core.workspace import workspace


@dataclass(frozen=True)
class View:
    period: object

    @property
    def span(self):
        """As filters of lists name the days."""
        return span_address(self.period.first, self.period.last)

    @property
    def instants(self):
        return instants(self.period.first, self.period.last)

    @property
    def is_over(self):
        return self.period.last < today(workspace())

    def query(self, **changes):
        """What makes the address of a page about these days."""
        return "&".join(f"{name}={text}" for name, text in ({"period": self.period.name} | changes).items())

    def units(self, path, **names):
        """The month, quarter and year that the period lies in."""
        return [Tab(label, f"{path}?{self.query(period=containing(unit, self.period.first).name, **names)}",
                    self.period.unit == unit) for unit, label in UNITS.items()]


def asked(args):
    """As the address asks; this month when it names no period."""
    try:
        period = period_of(args["period"]) if args.get("period") else containing("month", today(workspace()))
    except ValueError:
        abort(400)
    if period.unit not in UNITS or not 1990 <= period.first.year <= 2199:
        abort(400)
    return View(period)
