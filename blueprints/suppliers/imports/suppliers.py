"""The import of suppliers with their people: the one of customers, under another hat."""
from blueprints.customers.imports.fields import FIELDS, NAME
from blueprints.customers.imports.step import CustomerStep
from blueprints.customers.imports.target import Customers
from blueprints.suppliers.imports.fields import SUPPLIER_CODE, SUPPLIER_NAMES
from core.importing.custom import import_fields
from core.importing.fields import Field
from core.importing.targets import register
from core.words import _, _l

SUPPLIER_NAME = Field("name", NAME.label, longest=NAME.longest, aliases=(
    "company name", "company", "organisation", "organization", "name", "公司名称", "名称", *SUPPLIER_NAMES))
REST = tuple(field for field in FIELDS if field.name not in ("code", "name", "owner", "team"))


class Suppliers(Customers):
    name = "suppliers"
    label = _l("Suppliers")
    about = _l("One row for each supplier, or one for each person there")
    domain = "suppliers"
    things = {"party": _l("Suppliers"), "person": _l("People")}
    pages = {"party": ("suppliers.supplier", "party_id"), "person": ("customers.customer", "party_id")}

    @property
    def fields(self):
        whose = tuple(field for field in FIELDS if field.name in ("owner", "team"))
        return (SUPPLIER_CODE, SUPPLIER_NAME, *REST, *whose, *import_fields("party"))

    def refusals(self, mapping):
        if not {"code", "name"} & mapping.keys():
            yield _("Choose the column of the supplier number or of the name")
        if {"contact_title", "contact_email", "contact_phone"} & mapping.keys() and "contact_name" not in mapping:
            yield _("A contact person needs a name: choose its column")

    def steps(self, terms):
        return [CustomerStep(terms, grouped=True, role="supplier")]

    def finish(self, run_id, terms, after):
        return iter(())


register(Suppliers())
