"""The products a file of orders names: unknown ones are made, known ones keep the name they have here."""
import sqlalchemy as sa

from blueprints.sales.actions import Products, code_key
from core.bulk import delete_rows
from core.importing.targets import Finding, Step
from core.importing.undoing import referred_to
from core.words import _
from models import Product, db


class ImportedProducts(Products):
    """Products by code for a whole import."""

    def known(self, code):
        """The id of a product that was looked up before, or None when there is no such product."""
        return self._ids.get(code_key(code))


class ProductStep(Step):
    entity = "product"

    def __init__(self, terms, products):
        super().__init__(terms)
        self.products = products

    def compare(self, groups):
        self.products.load([_code(group) for group in groups])
        return [self._finding(group) for group in groups]

    def _finding(self, group):
        target_id = self.products.known(_code(group))
        return Finding(group.key, "unchanged" if target_id else "new", _code(group), target_id, subject=_name(group))

    def write(self, findings):
        fresh = [finding for finding in findings if finding.outcome == "new"]
        self.products.make_missing({finding.label: finding.subject for finding in fresh})
        for finding in fresh:
            finding.target_id, finding.version = self.products.known(finding.label), 1

    def undo(self, items):
        """Products nobody has sold or renamed since go again; {item id: why it was kept}."""
        ids = [item.target_id for item in items]
        versions = dict(db.session.execute(sa.select(Product.id, Product.version).where(Product.id.in_(ids))).all())
        used, kept = referred_to(Product, ids), {}
        for item in items:
            if item.target_id in used:
                kept[item.id] = _("something else refers to it")
            elif versions.get(item.target_id, item.applied_version) != item.applied_version:
                kept[item.id] = _("edited since")
        gone = [item.target_id for item in items if item.id not in kept]
        delete_rows(Product, Product.id.in_(gone), domain="sales")
        return kept


def _code(group):
    return group.rows[0][1]["product"]


def _name(group):
    return group.rows[0][1].get("description", "")
