"""The products of a file compared with those that are here: their names, and what they cost."""
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from blueprints.sales.actions import code_key
from core.bulk import delete_rows
from core.importing.targets import Finding, Step
from core.importing.undoing import referred_to
from core.search import name_key
from core.words import _
from models import Price, Product, db


@dataclass
class Subject:
    """A product between comparing and writing; `list_id`: of the list its price goes to, as far as there is one."""

    values: dict
    product: Product | None
    list_id: int | None
    price: Decimal | None = None  # what the list says now


class PricedProductStep(Step):
    """One row for each product; of several the last one counts."""

    entity = "product"
    grouped = True

    def __init__(self, terms, products, lists):
        super().__init__(terms)
        self.products, self.lists = products, lists

    def compare(self, groups):
        self.products.load([code_of(group.rows[-1][1]) for group in groups])
        ids = [self.products.known(code_of(group.rows[-1][1])) for group in groups]
        known = {product.id: product for product in db.session.scalars(
            sa.select(Product).where(Product.id.in_([row_id for row_id in ids if row_id])))}
        prices = {(price.price_list_id, price.product_id): price.unit_price for price in db.session.execute(
            sa.select(Price.price_list_id, Price.product_id, Price.unit_price).where(Price.product_id.in_(known)))}
        return [self._finding(group, known.get(row_id), prices) for group, row_id in zip(groups, ids, strict=True)]

    def _finding(self, group, product, prices):
        values = group.rows[-1][1]
        list_id = values.get("price_list") or self.lists.id_of(values.get("currency") or self.terms.home.currency)
        finding = Finding(group.key, label=values.get("name") or code_of(values))
        finding.subject = subject = Subject(values, product, list_id)
        if product is not None:
            finding.target_id, finding.label = product.id, product.name
            subject.price = prices.get((list_id, product.id))
            finding.changes = self._changes(subject)
        finding.outcome = "new" if product is None else "changed" if finding.changes else "unchanged"
        finding.tally[{"new": "created"}.get(finding.outcome, finding.outcome)] = len(group.rows)
        return finding

    def _changes(self, subject):
        changes, values = {}, subject.values
        if "code" in values and "name" in values and values["name"] != subject.product.name:
            changes["name"] = [subject.product.name, values["name"]]
        if "price" in values and subject.price != Decimal(values["price"]):
            changes["price"] = [subject.price and str(subject.price.normalize() + 0), values["price"]]
        return changes

    def write(self, findings):
        fresh = [finding for finding in findings if finding.outcome == "new"]
        self.products.make_missing({code_of(finding.subject.values): finding.label for finding in fresh})
        for finding in fresh:
            finding.target_id, finding.version = self.products.known(code_of(finding.subject.values)), 1
        for finding in findings:
            if finding.outcome in ("new", "changed"):
                self._write(finding)
        db.session.flush()
        for finding in findings:
            if finding.outcome == "changed":
                finding.version = finding.subject.product.version

    def _write(self, finding):
        subject = finding.subject
        list_id = subject.list_id or self.lists.id_of(subject.values.get("currency") or self.terms.home.currency)
        if finding.outcome == "changed":
            finding.before = {"name": subject.product.name}
        if "name" in finding.changes:
            subject.product.name = subject.values["name"]
            subject.product.name_key = name_key(subject.values["name"])
        if "price" in subject.values and (finding.outcome == "new" or "price" in finding.changes):
            finding.before = (finding.before or {}) | {
                "list": list_id, "was": subject.price and str(subject.price), "is": subject.values["price"]}
            put_price(list_id, finding.target_id, Decimal(subject.values["price"]))

    def undo(self, items):
        return undo_products(items)


def code_of(values):
    return values.get("code") or values["name"]


def row_key(values):
    return code_key(code_of(values))


def put_price(list_id, product_id, unit_price):
    """What a product costs by a list, or, with None, that it has no price there."""
    price = db.session.get(Price, (list_id, product_id))
    if price is None and unit_price is not None:
        db.session.add(Price(price_list_id=list_id, product_id=product_id, unit_price=unit_price))
    elif unit_price is None and price is not None:
        db.session.delete(price)
    elif price is not None:
        price.unit_price = unit_price


def undo_products(items):
    """{item id: why it was kept}. A price that was changed since keeps its product."""
    known = {product.id: product for product in db.session.scalars(
        sa.select(Product).where(Product.id.in_([item.target_id for item in items])))}
    used, kept, gone = referred_to(Product, list(known), besides=(Price,)), {}, []
    for item in items:
        product = known.get(item.target_id)
        if product is None:
            continue
        if product.version != item.applied_version or not is_still(item.before, product):
            kept[item.id] = _("edited since")
        elif item.outcome == "changed":
            product.name, product.name_key = item.before["name"], name_key(item.before["name"])
            if "list" in item.before:
                put_price(item.before["list"], product.id, item.before["was"] and Decimal(item.before["was"]))
        elif product.id in used:
            kept[item.id] = _("something else refers to it")
        else:
            gone.append(product.id)
    db.session.flush()
    delete_rows(Price, Price.product_id.in_(gone), domain="sales")
    delete_rows(Product, Product.id.in_(gone), domain="sales")
    return kept


def is_still(before, product):
    """Does the product cost what the import said?"""
    if "list" not in before:
        return True
    price = db.session.get(Price, (before["list"], product.id))
    return price is not None and price.unit_price == Decimal(before["is"])
