"""What the page of a supplier tells besides what every party's page does."""
from datetime import timedelta
from functools import cached_property

from blueprints.cooperation import labels as coop_labels
from blueprints.cooperation.portrait import together
from blueprints.corrective.panel import ActionsPanel
from blueprints.customers.portrait import Point, Portrait
from blueprints.evaluation.queries.evaluations import newest_score
from blueprints.evaluation.queries.standings import standings_of
from blueprints.evaluation.shown import Shown
from blueprints.service.queries import incidents
from blueprints.suppliers.actions.profile import PROFILE
from blueprints.suppliers.queries import supplier as queries
from blueprints.suppliers.spending import Spending
from core.money import format_share
from core.rates import RateTable
from core.times import format_month
from core.words import _, language
from core.workspace import workspace

A_DAY, A_YEAR = timedelta(days=1), timedelta(days=365)


class SupplierPortrait(Portrait):
    """Each part is read when the page draws it."""

    coop_labels = coop_labels

    @cached_property
    def hat(self):
        """The hat worn as a supplier now, or the last one."""
        return next((hat for hat in self.hats if hat.role == "supplier"), None)

    @cached_property
    def supplying(self):
        return PROFILE.shown(self.party)

    @cached_property
    def _months(self):
        return queries.months(self.party)

    @cached_property
    def punctuality(self):
        return queries.punctuality(self.party, self._months)

    @property
    def interval(self):
        """Where the true share lies, in words."""
        low, high = (format_share(round(end, 3), language()) for end in self.punctuality.interval)
        return _("surely between %(low)s and %(high)s", low=low, high=high)

    @cached_property
    def months(self):
        """The share that came in time, in the last twelve months with something due."""
        speaks = language()
        return [Point(format_month(int(year), int(month), speaks), 100 * on_time / due,
                      _("%(share)s, %(on_time)s of %(due)s", share=format_share(round(on_time / due, 3), speaks),
                        on_time=on_time, due=due))
                for year, month, due, on_time in self._months[-12:]]

    @cached_property
    def missing(self):
        return queries.missing(self.party)

    @cached_property
    def last_purchases(self):
        return queries.last_orders(self.party)

    @cached_property
    def year(self):
        """(first, last) of the twelve months up to today, and of those before."""
        last = self.today
        return (last - A_YEAR + A_DAY, last), (last - 2 * A_YEAR + A_DAY, last - A_YEAR)

    @cached_property
    def spending(self):
        """What we spent in each of the two years."""
        now, before = self.year
        rows, home = queries.spend(self.party, before[0], now[1]), workspace().currency
        rates = RateTable(home) if any(row.currency != home for row in rows) else None
        return [Spending.of([row for row in rows if first <= row.day <= last], home, rates)
                for first, last in (now, before)]

    @property
    def told(self):
        """All that follows from what they delivered, and how they are judged by it: see templates/suppliers."""
        spent = [(each.text, each.notes) for each in self.spending]
        return (self.party.id, self.today, tuple(self._months), self.mutual.told, spent, self.score, self.missing)

    @property
    def supplies(self):
        return tuple(self.last_purchases), tuple(self.supplied)

    @cached_property
    def actions(self):
        return ActionsPanel(self.party, "supplier")

    @cached_property
    def standings(self):
        return standings_of(self.party, "supplier")

    @cached_property
    def score(self):
        """The newest evaluation by the template of the first standing, with what is short about it; None: none yet."""
        return newest_score(self.party, "supplier", [row.code for row in self.standings])

    @cached_property
    def supplied(self):
        return queries.supplied(self.party)

    @cached_property
    def complaints(self):
        """What customers complained about of their goods, the newest first."""
        return incidents.about_supplier(self.party)

    @cached_property
    def complaints_number(self):
        return incidents.number_about(self.party)

    @cached_property
    def complaint_numbers(self):
        """{id: number} of those complaints that the reader may open."""
        return incidents.numbers_of(self.complaints)

    @cached_property
    def shown(self):
        """Their documents and what they are qualified for."""
        return Shown(self.party, "supplier")

    @cached_property
    def together(self):
        return together(self.party, "supplier")
