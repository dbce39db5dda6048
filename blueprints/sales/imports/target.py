"""The import of orders: with their customers, or only lines for orders that are here."""
from decimal import Decimal

import sqlalchemy as sa

from blueprints.customers.actions import lifecycle
from blueprints.customers.imports import owners
from blueprints.customers.imports.matching import key_of
from blueprints.customers.imports.step import CustomerStep
from blueprints.customers.imports.target import AT_ONCE, classify_named
from blueprints.sales.actions import code_key
from blueprints.sales.imports.fields import FIELDS
from blueprints.sales.imports.lines import holds_line
from blueprints.sales.imports.orders import OrderStep
from blueprints.sales.imports.products import ImportedProducts, ProductStep
from core.importing.problems import CellError
from core.importing.targets import Target, register
from core.jobs import enqueue
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _, _l
from models import ImportItem, Order, db

LARGEST_LINE = Decimal(10) ** 12


class Orders(Target):
    name = "orders"
    position = 2
    label = _l("Orders")
    about = _l("Orders, invoices and credit notes: one row for each line")
    domain = "customers"
    fields = FIELDS
    things = {"party": _l("Customers"), "order": _l("Orders"), "product": _l("Products")}
    pages = {"party": ("customers.customer", "party_id"), "order": ("sales.order", "order_id"),
             "product": ("sales.product", "product_id")}
    labels = {"line": _l("New line"), "name": _l("Name")}
    has_archive = has_credit_notes = True

    lookups = staticmethod(owners.lookups)
    offers = staticmethod(owners.offers)

    def refusals(self, mapping):
        if "number" not in mapping:
            yield _("Choose the column of the order number")
        if {"customer", "customer_name"} & mapping.keys():
            if "ordered_at" not in mapping:
                yield _("Choose the column of the date")
        elif not {"product", "quantity", "unit_price"} & mapping.keys():
            yield _("Choose the column of the customer, or those of the lines of orders that are here")
        if {"product", "quantity", "description"} & mapping.keys() and "unit_price" not in mapping:
            yield _("Lines need a price: choose its column")

    def place(self, values, terms):
        if "number" not in values:
            raise CellError(_("No order number"))
        customer = key_of(values.get("customer"), values.get("customer_name"))
        if customer is None and terms.maps("customer", "customer_name"):
            raise CellError(_("No customer"))
        at = values.get("ordered_at", "")
        if not at and customer is not None:
            raise CellError(_("No date"))
        self._check_line(values, terms)
        product = values.get("product")
        return (
            (customer, at) if customer is not None else None,
            (code_key(product), ("description" in values, at)) if product else None,
            (code_key(values["number"]), None),
        )

    def _check_line(self, values, terms):
        if not holds_line(values):
            return
        if "unit_price" not in values:
            raise CellError(_("No price"))
        if "quantity" not in values and terms.maps("quantity"):
            raise CellError(_("No quantity"))
        if abs(Decimal(values.get("quantity", 1)) * Decimal(values["unit_price"])) > LARGEST_LINE:
            raise CellError(_("Quantity times price is too large to be true"))

    def steps(self, terms):
        products = ImportedProducts()
        return [CustomerStep(terms), ProductStep(terms, products), OrderStep(terms, products)]

    def finish(self, run_id, terms, after):
        if terms.maps("customer", "customer_name"):
            yield from classify_named(run_id, after)
        else:
            yield from classify_customers_of_orders(run_id, after)
        enqueue("lifecycle.recompute", key="lifecycle.recompute")  # scores compare each customer with all


def classify_customers_of_orders(run_id, after):
    """Classify the customers whose orders got lines; yields how far it came."""
    while True:
        items = db.session.execute(sa.select(ImportItem.id, ImportItem.target_id).where(
            ImportItem.run_id == run_id, ImportItem.entity == "order", ImportItem.target_id.is_not(None),
            ImportItem.id > after).order_by(ImportItem.id).limit(AT_ONCE)).all()
        if not items:
            return
        with acting_as(SYSTEM):
            order_ids = [order_id for _item_id, order_id in items]
            customers = db.session.scalars(sa.select(Order.party_id).where(Order.id.in_(order_ids)).distinct()).all()
            lifecycle.recompute(list(customers))
            db.session.flush()
        after = items[-1].id
        yield after


register(Orders())
