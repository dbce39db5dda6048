"""The import of what suppliers have for us, and at what price; products nobody knows yet are made along the way."""
from decimal import Decimal

from blueprints.customers.imports.matching import Match, find_customers, key_of
from blueprints.sales.actions.products import code_key
from blueprints.sales.imports.products import ImportedProducts, ProductStep
from blueprints.suppliers.imports.fields import PRODUCTS
from core.access import of
from core.bulk import delete_rows, insert_rows
from core.importing.problems import CellError
from core.importing.targets import Finding, Step, Target, register
from core.words import _, _l
from models import SuppliedProduct, db


class SuppliedProducts(Target):
    name = "supplied-products"
    label = _l("Products of suppliers")
    about = _l("One row for each product; with its supplier, what it costs there")
    domain = "suppliers"
    fields = PRODUCTS
    things = {"product": _l("Products"), "supply": _l("Products of suppliers")}
    pages = {"product": ("sales.product", "product_id")}
    summed_up = {"product": "products", "supply": "supplied"}

    def refusals(self, mapping):
        if "product" not in mapping:
            yield _("Choose the column of the product code")
        if "unit_price" in mapping and not {"supplier", "supplier_code"} & mapping.keys():
            yield _("A purchase price needs a supplier: choose its column")

    def place(self, values, terms):
        if "product" not in values:
            raise CellError(_("No product code"))
        if Decimal(values.get("unit_price", 0)) < 0:
            raise CellError(_("The price must not be below 0"))
        product = code_key(values["product"])
        return ((product, ("description" in values,)), (f"{product}|{supplier_key(values) or ''}", None))

    def steps(self, terms):
        products = ImportedProducts()
        return [ProductStep(terms, products), SupplyStep(terms, products)]


def supplier_key(values):
    return key_of(values.get("supplier_code"), values.get("supplier"))


class SupplyStep(Step):
    """That a supplier has a product, and at what price. A row without a supplier is about the product alone."""

    entity = "supply"
    grouped = True

    def __init__(self, terms, products):
        super().__init__(terms)
        self.products = products

    def compare(self, groups):
        rows = [group.rows[-1][1] for group in groups]
        self.products.load({values["product"] for values in rows})
        suppliers = find_customers({key for values in rows if (key := supplier_key(values))}, "supplier")
        known = self._known([match.party_id for match in suppliers.values() if match.party_id])
        return [self._finding(group, values, suppliers, known) for group, values in zip(groups, rows, strict=True)]

    def _known(self, party_ids):
        found = db.session.scalars(of(SuppliedProduct).where(SuppliedProduct.party_id.in_(party_ids)))
        return {(one.party_id, one.product_id): one for one in found}

    def _finding(self, group, values, suppliers, known):
        key, product_id = supplier_key(values), self.products.known(values["product"])
        match = suppliers.get(key, Match())
        finding = Finding(group.key, label=values["product"], subject=(values, match.party_id))
        rows = [row_no for row_no, _values in group.rows]
        if key is not None and match.party_id is None:
            finding.refuse(rows, _("There are several suppliers of this name; give their number") if match.several
                           else _("There is no such supplier here: bring in the suppliers first"))
            return finding
        one = known.get((match.party_id, product_id))
        if key is None:
            finding.outcome = "unchanged" if product_id else "new"
        elif one is None:
            finding.outcome = "new"
        else:
            finding.target_id = one.id
            price = Decimal(values["unit_price"]) if "unit_price" in values else one.unit_price
            if price != one.unit_price:
                finding.outcome = "changed"
                finding.changes = {"unit_price": [one.unit_price and str(one.unit_price), str(price)]}
        finding.tally["created" if finding.outcome == "new" else finding.outcome] = len(rows)
        return finding

    def write(self, findings):
        fresh = [finding for finding in findings if finding.outcome == "new" and finding.subject[1]]
        self.products.load({finding.subject[0]["product"] for finding in fresh})
        ids = insert_rows(SuppliedProduct, [
            {"party_id": party_id, "product_id": self.products.known(values["product"]),
             "unit_price": Decimal(values["unit_price"]) if "unit_price" in values else None,
             "currency": self.terms.home.currency}
            for values, party_id in (finding.subject for finding in fresh)], domain="suppliers", ids=True)
        for finding, supplied_id in zip(fresh, ids, strict=True):
            finding.target_id = supplied_id
        for finding in findings:
            if finding.outcome == "changed":
                one = db.session.get(SuppliedProduct, finding.target_id)
                finding.before = {"unit_price": one.unit_price and str(one.unit_price)}
                one.unit_price = Decimal(finding.subject[0]["unit_price"])

    def undo(self, items):
        changed = {item.target_id: item for item in items if item.outcome == "changed"}
        for one in db.session.scalars(of(SuppliedProduct).where(SuppliedProduct.id.in_(changed))):
            before = changed[one.id].before["unit_price"]
            one.unit_price = before and Decimal(before)
        fresh = [item.target_id for item in items if item.outcome == "new" and item.target_id]
        delete_rows(SuppliedProduct, SuppliedProduct.id.in_(fresh), domain="suppliers")
        return {}


register(SuppliedProducts())
