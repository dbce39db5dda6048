"""The orders of a file compared with those that are here, line by line."""
from collections import defaultdict

import sqlalchemy as sa

from blueprints.customers.imports.matching import Match, find_customers
from blueprints.sales.imports.lines import line_changes, read_order
from blueprints.sales.imports.undo import undo_orders
from blueprints.sales.imports.writing import OrderWriter, Subject
from core.access import of
from core.importing.targets import Finding, Step
from core.words import _
from models import ImportItem, Order, OrderLine, db

MOST_SHOWN = 20  # changes of one order that are listed


class OrderStep(Step):
    """All rows of an order. Lines the file does not have stay: an import adds and changes, it never removes."""

    entity = "order"
    grouped = True

    def __init__(self, terms, products):
        super().__init__(terms)
        self.products = products
        self.writer = OrderWriter(terms, products)
        self._telling = None

    def compare(self, groups):
        written = [read_order(group.rows) for group in groups]
        self.products.load({values["product"] for one in written for _no, values in one.lines if "product" in values})
        customers = find_customers({one.customer for one in written if one.customer})
        orders = {order.number_key: order for order in db.session.scalars(
            of(Order).where(Order.number_key.in_([group.key for group in groups])))}
        lines = self._lines([order.id for order in orders.values()])
        return [self._finding(group, one, orders.get(group.key), customers.get(one.customer, Match()), lines)
                for group, one in zip(groups, written, strict=True)]

    def _lines(self, order_ids):
        """{order id: {ordinal: line}} as plain rows."""
        found = defaultdict(dict)
        if order_ids:
            rows = of(OrderLine, OrderLine.order_id, OrderLine.ordinal, OrderLine.product_id, OrderLine.description,
                      OrderLine.quantity, OrderLine.unit_price, OrderLine.discount, OrderLine.line_cents)
            for line in db.session.execute(rows.where(OrderLine.order_id.in_(order_ids))):
                found[line.order_id][line.ordinal] = line
        return found

    def _finding(self, group, written, order, match, lines):
        finding = Finding(group.key, label=written.number, refusals=written.refusals)
        finding.subject = Subject(written, order, match.party_id, lines[order.id] if order else {})
        finding.tally["errors"] = len(written.refusals)
        if match.is_former and not self.terms.restore:
            finding.outcome = "archived"
            finding.tally["archived"] = len(written.rows)
            return finding
        reason = self._reason(written, order, match)
        if reason:
            finding.refuse(written.rows, reason)
        elif order is None:
            finding.outcome = "new"
            finding.tally["created"] = len(written.rows)
        else:
            finding.target_id = order.id
            self._compare_with(order, finding, written)
        return finding

    def _reason(self, written, order, match):
        """Why the order cannot be taken, or None."""
        if order is None and not self.terms.maps("customer", "customer_name"):
            return _("There is no order %(number)s here, and the file does not say whose it is", number=written.number)
        if match.several:
            return _("There are several customers of this name; give their number")
        if order is not None and written.customer and match.party_id != order.party_id:
            return _("Order %(number)s belongs to another customer here", number=written.number)
        return None

    def _compare_with(self, order, finding, written):
        changes, added, changed_rows = self._header_changes(order, written), 0, set()
        if changes:
            changed_rows |= set(written.rows)
        for ordinal, (row_no, values) in enumerate(written.lines, start=1):
            line = finding.subject.lines.get(ordinal)
            if line is None:
                added += 1
                finding.subject.added.append(ordinal)
                changed_rows.discard(row_no)
                changes |= {f"line@{ordinal}": [None, values.get("product") or values.get("description", "")]}
            elif differing := line_changes(line, values, self.products):
                finding.subject.changed.append(ordinal)
                changed_rows.add(row_no)
                changes |= {f"{name}@{ordinal}": change for name, change in differing.items()}
        finding.changes = dict(list(changes.items())[:MOST_SHOWN])
        finding.outcome = "changed" if changes else "unchanged"
        created = {written.lines[ordinal - 1][0] for ordinal in finding.subject.added}
        told = (set(written.rows) & self._rows_telling_of_customers()) - changed_rows - created
        finding.tally.update(created=added, changed=len(changed_rows) + len(told))
        finding.tally["unchanged"] = len(written.rows) - finding.tally["created"] - finding.tally["changed"]

    def _header_changes(self, order, written):
        changes = {}
        if written.ordered_at and written.ordered_at != order.ordered_at:
            changes["ordered_at"] = [order.ordered_at.isoformat(), written.ordered_at.isoformat()]
        if written.currency and written.currency != order.currency:
            changes["currency"] = [order.currency, written.currency]
        return changes

    def _rows_telling_of_customers(self):
        """Rows that change a customer, and so are not unchanged even where their order is."""
        if self._telling is None:
            items = sa.select(ImportItem.before).where(
                ImportItem.run_id == self.terms.run_id, ImportItem.entity == "party",
                ImportItem.outcome.in_(("changed", "restored")))
            self._telling = {before["row"] for before in db.session.scalars(items)}
        return self._telling

    def write(self, findings):
        self.writer.write(findings)

    def undo(self, items):
        return undo_orders(items)
