"""Writes the orders of an import: new ones by the thousand, changed ones one by one."""
from dataclasses import dataclass, field
from types import SimpleNamespace

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from blueprints.customers.imports.matching import Match, find_customers
from blueprints.sales.actions import line_values, settle
from blueprints.sales.actions.orders import local_day
from blueprints.sales.imports.lines import EMPTY, line_facts
from core.bulk import insert_rows
from core.page import Refused
from core.rates import RateTable
from core.search import fold
from core.words import _
from models import Order, OrderLine, db

KEPT = ("product_id", "description", "quantity", "unit_price", "discount", "line_cents")


@dataclass
class Subject:
    """An order between comparing and writing; `added` and `changed` are ordinals of its lines."""

    written: object
    order: Order | None
    party_id: int | None
    lines: dict
    added: list = field(default_factory=list)
    changed: list = field(default_factory=list)


class OrderWriter:
    def __init__(self, terms, products):
        self.terms, self.products = terms, products
        self.rates = RateTable(terms.home.currency)

    def write(self, findings):
        self._find_new_customers(findings)
        self._insert([finding for finding in findings if finding.outcome == "new"])
        for finding in findings:
            if finding.outcome == "changed":
                self._revise(finding)

    def _find_new_customers(self, findings):
        """Customers that the run itself made a moment ago are found by now."""
        missing = [finding for finding in findings if finding.outcome == "new" and finding.subject.party_id is None]
        found = find_customers({finding.subject.written.customer for finding in missing}) if missing else {}
        for finding in missing:
            finding.subject.party_id = found.get(finding.subject.written.customer, Match()).party_id
            if finding.subject.party_id is None:
                finding.refuse(finding.subject.written.rows, _("Its customer was taken out meanwhile"))

    def _insert(self, findings):
        orders = []
        for finding in findings:
            try:
                orders.append((finding, *self._composed(finding)))
            except Refused as refusal:  # its total is too large to be true
                finding.refuse(finding.subject.written.rows, refusal.message)
        ids = insert_rows(Order, [vars(header) for _finding, header, _lines in orders], domain="customers", ids=True)
        rows = []
        for order_id, (finding, _header, lines) in zip(ids, orders, strict=True):
            finding.target_id, finding.version = order_id, 1
            rows += [{"order_id": order_id, "ordinal": ordinal, **vars(line)} for ordinal, line in enumerate(lines, 1)]
        insert_rows(OrderLine, rows, domain="customers")

    def _composed(self, finding):
        written = finding.subject.written
        header = SimpleNamespace(
            number=written.number, number_key=finding.key, party_id=finding.subject.party_id,
            ordered_at=written.ordered_at, ordered_on=local_day(written.ordered_at), state="completed",
            currency=written.currency or self.terms.home.currency, created_by_id=self.terms.by.id)
        lines = [self._line(values, header.currency) for _row_no, values in written.lines]
        settle(header, self.rates, marked_credit_note=self._is_marked(written.number), lines=lines)
        return header, lines

    def _line(self, values, currency, before=EMPTY):
        return SimpleNamespace(**line_values(line_facts(values, before), self.products, currency))

    def _is_marked(self, number):
        """Credit notes are told by how their number begins: with C, unless the one who imports says otherwise."""
        prefix = self.terms.credit_prefix
        return bool(prefix) and fold(number).startswith(fold(prefix))

    # -- orders that are here ---------------------------------------------------------------------------------------

    def _revise(self, finding):
        order, subject, written = finding.subject.order, finding.subject, finding.subject.written
        marked = order.is_credit_note and not all(line.quantity < 0 for line in subject.lines.values())
        finding.before = {"header": {"ordered_at": order.ordered_at.isoformat(), "currency": order.currency},
                          "lines": {}, "marked": marked}
        if written.ordered_at:
            order.ordered_at, order.ordered_on = written.ordered_at, local_day(written.ordered_at)
        priced_anew = written.currency and written.currency != order.currency
        order.currency = written.currency or order.currency
        lines = dict(subject.lines)
        touched = lines.keys() if priced_anew else subject.changed
        for line in db.session.scalars(sa.select(OrderLine).where(
                OrderLine.order_id == order.id, OrderLine.ordinal.in_(list(touched)))):
            finding.before["lines"][line.ordinal] = as_plain(line)
            for name, value in self._revised(line, written).items():
                setattr(line, name, value)
            lines[line.ordinal] = line
        lines |= self._added(finding, order)
        flag_modified(order, "state")  # raises the version even where the total stays the same
        marked = marked or self._is_marked(order.number)
        settle(order, self.rates, marked_credit_note=marked, lines=list(lines.values()))
        db.session.flush()
        finding.version = order.version

    def _revised(self, line, written):
        values = written.lines[line.ordinal - 1][1] if line.ordinal <= len(written.lines) else {}
        before = {name: getattr(line, name) for name in ("quantity", "unit_price", "discount", "description")}
        revised = line_values(line_facts(values, before), self.products, line.order.currency)
        if "product" not in values:
            del revised["product_id"]
        return revised

    def _added(self, finding, order):
        added = {ordinal: self._line(finding.subject.written.lines[ordinal - 1][1], order.currency)
                 for ordinal in finding.subject.added}
        finding.before["lines"] |= dict.fromkeys(added)
        insert_rows(OrderLine, [{"order_id": order.id, "ordinal": ordinal, **vars(line)}
                                for ordinal, line in added.items()], domain="customers")
        return added


def as_plain(line):
    """What undo puts back, as JSON keeps it."""
    return {name: value if isinstance(value := getattr(line, name), (int, str, type(None))) else str(value)
            for name in KEPT}
