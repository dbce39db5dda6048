"""The purchase orders that a file of deliveries names."""
from blueprints.customers.imports.matching import Match, find_customers, key_of
from blueprints.sales.actions.products import code_key
from core.access import of
from core.bulk import delete_rows, insert_rows
from core.importing.targets import Finding, Step
from core.importing.undoing import referred_to
from core.words import _
from models import PurchaseOrder, db


def order_key(values):
    """An order is told apart by its number and whose it is: two suppliers may use the same number."""
    return f"{code_key(values.get('order', values['number']))}|{key_of(None, values['supplier'])}"


class OrderStep(Step):
    entity = "purchase"

    def compare(self, groups):
        heads = [group.rows[0][1] for group in groups]
        suppliers = find_customers({key_of(None, head["supplier"]) for head in heads}, "supplier")
        known = known_orders({code_key(self._number(head)) for head in heads})
        findings = []
        for group, head in zip(groups, heads, strict=True):
            match = suppliers.get(key_of(None, head["supplier"]), Match())
            order_id = known.get((code_key(self._number(head)), match.party_id))
            findings.append(Finding(group.key, "unchanged" if order_id else "new", self._number(head), order_id,
                                    subject=head))
            if match.is_former and not self.terms.restore:
                findings[-1].outcome = "archived"
        return findings

    def _number(self, values):
        return values.get("order", values["number"])

    def write(self, findings):
        fresh = [finding for finding in findings if finding.outcome == "new"]
        suppliers = find_customers({key_of(None, one.subject["supplier"]) for one in fresh}, "supplier")
        rows = []
        for finding in fresh:
            party_id = suppliers.get(key_of(None, finding.subject["supplier"]), Match()).party_id
            if party_id is None:  # its supplier was refused, or taken out meanwhile
                finding.outcome = "refused"
                continue
            rows.append((finding, {
                "number": finding.label, "number_key": code_key(finding.label), "party_id": party_id,
                "currency": self.terms.home.currency, "created_by_id": self.terms.by.id}))
        ids = insert_rows(PurchaseOrder, [row for _finding, row in rows], domain="suppliers", ids=True)
        for (finding, _row), order_id in zip(rows, ids, strict=True):
            finding.target_id, finding.version = order_id, 1

    def undo(self, items):
        """{item id: why it was kept}"""
        ids = [item.target_id for item in items]
        used = referred_to(PurchaseOrder, ids)
        versions = dict(db.session.execute(of(PurchaseOrder, PurchaseOrder.id, PurchaseOrder.version).where(
            PurchaseOrder.id.in_(ids))).all())
        kept = {}
        for item in items:
            if item.target_id in used:
                kept[item.id] = _("something else refers to it")
            elif versions.get(item.target_id, item.applied_version) != item.applied_version:
                kept[item.id] = _("edited since")
        gone = [item.target_id for item in items if item.id not in kept]
        delete_rows(PurchaseOrder, PurchaseOrder.id.in_(gone), domain="suppliers")
        return kept


def known_orders(number_keys):
    """{(number as compared, supplier): id} of orders that are here."""
    rows = of(PurchaseOrder, PurchaseOrder.number_key, PurchaseOrder.party_id, PurchaseOrder.id)
    return {(key, party_id): order_id for key, party_id, order_id in db.session.execute(
        rows.where(PurchaseOrder.number_key.in_(sorted(number_keys))))} if number_keys else {}
