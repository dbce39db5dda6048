"""The price list a file's prices go to: the one chosen, else the one in force today, else a new one."""
import sqlalchemy as sa

from blueprints.sales.actions.prices import create_list, name_in_use
from core import times
from core.importing.targets import Finding, Step
from core.importing.undoing import take_out
from core.words import _
from models import PriceList, db


class ListsInForce:
    """{currency: price list} of today, read once an import; several in force: the one that began last counts."""

    def __init__(self, home):
        self.today = times.today(home)
        self._lists = None

    def id_of(self, currency):
        return self._found().get(currency)

    def note(self, listed):
        self._found()[listed.currency] = listed.id

    def _found(self):
        if self._lists is None:
            query = sa.select(PriceList.currency, PriceList.id).where(
                PriceList.archived_at.is_(None), PriceList.valid_from <= self.today,
                PriceList.valid_until >= self.today).order_by(PriceList.valid_from, PriceList.id)
            self._lists = dict(map(tuple, db.session.execute(query)))
        return self._lists


class PriceListStep(Step):
    """One list for each currency in which the file has prices for no list by name."""

    entity = "price-list"

    def __init__(self, terms, lists):
        super().__init__(terms)
        self.lists = lists

    def compare(self, groups):
        return [self._finding(group.key) for group in groups]

    def _finding(self, currency):
        list_id = self.lists.id_of(currency)
        label = _("Prices in %(currency)s", currency=currency)
        return Finding(currency, "unchanged" if list_id else "new", label, list_id)

    def write(self, findings):
        for finding in findings:
            if finding.outcome == "new":
                name = finding.label if not name_in_use(finding.label) else f"{finding.label} {self.lists.today}"
                listed = create_list(name=name, currency=finding.key, valid_from=self.lists.today)
                self.lists.note(listed)
                finding.target_id, finding.version = listed.id, listed.version

    def undo(self, items):
        return take_out(PriceList, items)
