"""The lines of a file of deliveries compared with those that are here, and written."""
from collections import defaultdict
from dataclasses import dataclass, field

from blueprints.customers.imports.matching import Match, find_customers, key_of
from blueprints.sales.actions.products import code_key
from blueprints.suppliers.actions.lines import settled
from blueprints.suppliers.imports.orders import known_orders
from blueprints.suppliers.imports.revising import replace_receipts, revise, undo_lines
from blueprints.suppliers.imports.written import Arrival, Written, read_line
from core import money
from core.access import of
from core.bulk import insert_rows
from core.importing.targets import Finding, Step
from core.words import _
from models import Inspection, PurchaseLine, Receipt, db


@dataclass
class Subject:
    """A line between comparing and writing; `receipts` are those that are here."""

    written: Written
    line: PurchaseLine | None = None
    receipts: list = field(default_factory=list)
    inspected: bool = False


class LineStep(Step):
    """All rows of a line. What the file does not say of it stays as it is here."""

    entity = "delivery"
    grouped = True

    def compare(self, groups):
        written = [read_line(group.rows) for group in groups]
        suppliers = find_customers({key_of(None, one.supplier) for one in written}, "supplier")
        lines = {line.number_key: line for line in db.session.scalars(
            of(PurchaseLine).where(PurchaseLine.number_key.in_([group.key for group in groups])))}
        receipts, inspected = self._arrived([line.id for line in lines.values()])
        found = []
        for group, one in zip(groups, written, strict=True):
            line = lines.get(group.key)
            subject = Subject(one, line, receipts[line.id] if line else [], line is not None and line.id in inspected)
            found.append(self._finding(group, subject, suppliers.get(key_of(None, one.supplier), Match())))
        return found

    def _arrived(self, line_ids):
        """({line: its receipts}, the lines of which something was inspected)"""
        receipts = defaultdict(list)
        if not line_ids:
            return receipts, set()
        for receipt in db.session.scalars(of(Receipt).where(Receipt.line_id.in_(line_ids)).order_by(
                Receipt.arrived_on, Receipt.recorded_on, Receipt.quantity)):
            receipts[receipt.line_id].append(receipt)
        inspected = of(Inspection, Receipt.line_id).join(Receipt, Receipt.id == Inspection.receipt_id)
        return receipts, set(db.session.scalars(inspected.where(Receipt.line_id.in_(line_ids))))

    def _finding(self, group, subject, match):
        written, rows = subject.written, subject.written.rows
        finding = Finding(group.key, label=written.number, refusals=written.refusals, subject=subject)
        finding.tally["errors"] = len(written.refusals)
        if match.is_former and not self.terms.restore:
            finding.outcome = "archived"
            finding.tally["archived"] = len(rows)
        elif match.several:
            finding.refuse(rows, _("There are several suppliers of this name; give their number"))
        elif subject.line is None:
            finding.outcome = "new"
            finding.tally["created"] = len(rows)
        elif subject.line.party_id != match.party_id or code_key(written.order) != subject.line.order.number_key:
            finding.refuse(rows, _("Line %(number)s belongs to another order or supplier here", number=written.number))
        else:
            self._compare_with(subject.line, finding)
        return finding

    def _compare_with(self, line, finding):
        subject = finding.subject
        finding.target_id, finding.changes = line.id, self._changes(line, subject)
        rows = subject.written.rows
        if "arrived_on" in finding.changes and subject.inspected:
            return finding.refuse(rows, _("What arrived of line %(number)s was inspected already",
                                          number=subject.written.number))
        finding.outcome = "changed" if finding.changes else "unchanged"
        finding.tally["changed" if finding.changes else "unchanged"] = len(rows)

    def _changes(self, line, subject):
        """{field: [before, after]} as people read them."""
        written, changes = subject.written, {}
        here = [Arrival(one.arrived_on, one.recorded_on, one.quantity) for one in subject.receipts]
        facts = {"quantity": written.quantity, "promised_on": written.promised_on}
        facts |= {"item": written.item} if written.item else {}
        facts |= {} if written.value is None else {"value_cents": self._cents(written)}
        for name, after in facts.items():
            if getattr(line, name) != after:
                changes[name] = [plain(getattr(line, name)), plain(after)]
        if written.arrivals and here != written.arrivals:
            changes["arrived_on"] = [told(here), told(written.arrivals)]
        return changes

    def _cents(self, written):
        return None if written.value is None else money.minor_units(written.value, self.terms.home.currency)

    # -- writing ----------------------------------------------------------------------------------------------------

    def write(self, findings):
        self._insert([finding for finding in findings if finding.outcome == "new"])
        for finding in findings:
            if finding.outcome == "changed":
                revise(finding, by=self.terms.by, cents=self._cents(finding.subject.written))

    def _insert(self, findings):
        suppliers = find_customers({key_of(None, one.subject.written.supplier) for one in findings}, "supplier")
        orders = known_orders({code_key(one.subject.written.order) for one in findings})
        fresh = []
        for finding in findings:
            written = finding.subject.written
            party_id = suppliers.get(key_of(None, written.supplier), Match()).party_id
            order_id = orders.get((code_key(written.order), party_id))
            if order_id is None:
                finding.refuse(written.rows, _("Its supplier or order was taken out meanwhile"))
            else:
                fresh.append((finding, self._row(written, finding.key, party_id, order_id)))
        ids = insert_rows(PurchaseLine, [row for _finding, row in fresh], domain="suppliers", ids=True)
        for (finding, _row), line_id in zip(fresh, ids, strict=True):
            finding.target_id, finding.version = line_id, 1
        replace_receipts([(finding.target_id, row["party_id"], finding.subject.written.arrivals)
                          for finding, row in fresh], by=self.terms.by)

    def _row(self, written, key, party_id, order_id):
        return {"order_id": order_id, "party_id": party_id, "number": written.number, "number_key": key,
                "item": written.item, "quantity": written.quantity, "value_cents": self._cents(written),
                **dict.fromkeys(("promised_first", "promised_on", "held_to_on"), written.promised_on),
                **settled(written.quantity, written.arrivals)}

    def undo(self, items):
        return undo_lines(items)


def plain(value):
    return value if isinstance(value, (int, str, type(None))) else str(value)


def told(arrivals):
    """What arrived when, in one line: "2026-03-02: 6, 2026-03-04: 4"."""
    return ", ".join(f"{one.arrived_on}: {one.quantity.normalize():f}" for one in arrivals) or None
