"""The import of deliveries: order lines with the day promised and the day they came."""
from decimal import Decimal

from blueprints.customers.imports.matching import key_of
from blueprints.customers.imports.step import CustomerStep
from blueprints.sales.actions.products import code_key
from blueprints.suppliers.imports.fields import DELIVERIES
from blueprints.suppliers.imports.lines import LineStep
from blueprints.suppliers.imports.orders import OrderStep, order_key
from core.importing.problems import CellError
from core.importing.targets import Target, register
from core.words import _, _l

NEEDED = {"number": _l("Choose the column of the line number"), "supplier": _l("Choose the column of the supplier"),
          "quantity": _l("Choose the column of the quantity"),
          "promised_on": _l("Choose the column of the day promised")}
MISSING = {"number": _l("No line number"), "supplier": _l("No supplier"), "quantity": _l("No quantity"),
           "promised_on": _l("No day promised")}


class Deliveries(Target):
    name = "deliveries"
    label = _l("Deliveries")
    about = _l("Order lines of suppliers: the day promised and the day they came, one row for each part that came")
    domain = "suppliers"
    fields = DELIVERIES
    things = {"party": _l("Suppliers"), "purchase": _l("Orders"), "delivery": _l("Order lines")}
    pages = {"party": ("suppliers.supplier", "party_id"), "purchase": ("suppliers.purchase", "order_id")}
    labels = {"value_cents": _l("Value"), "name": _l("Name")}
    has_archive = True
    summed_up = {"party": "parties", "purchase": "orders", "delivery": "lines"}

    def refusals(self, mapping):
        for name, refusal in NEEDED.items():
            if name not in mapping:
                yield str(refusal)

    def place(self, values, terms):
        for name, reason in MISSING.items():
            if name not in values:
                raise CellError(str(reason))
        if Decimal(values["quantity"]) <= 0:
            raise CellError(_("The quantity must be more than 0"))
        supplier = key_of(None, values["supplier"])
        if supplier is None:
            raise CellError(_("No supplier"))
        return ((supplier, None), (order_key(values), None), (code_key(values["number"]), None))

    def steps(self, terms):
        return [CustomerStep(terms, role="supplier"), OrderStep(terms), LineStep(terms)]


register(Deliveries())
