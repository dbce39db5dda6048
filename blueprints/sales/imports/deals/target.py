"""The import of deals, with the customers, products and sellers they name."""
from datetime import date

import sqlalchemy as sa

from blueprints.admin.imports.people import KnownPeople, PeopleStep, person_key
from blueprints.customers.imports import owners
from blueprints.customers.imports.target import classify_named
from blueprints.sales.actions.products import code_key
from blueprints.sales.imports.deals.fields import FIELDS
from blueprints.sales.imports.deals.names import unknown_names
from blueprints.sales.imports.deals.references import ProductsNamed, References, customer_key
from blueprints.sales.imports.deals.stages import StagesNamed
from blueprints.sales.imports.deals.step import DealCustomerStep, DealStep
from blueprints.sales.imports.products import ProductStep
from core.custom_fields import is_custom
from core.importing.custom import custom_text, import_fields
from core.importing.problems import CellError
from core.importing.targets import Target, register
from core.search import fold, name_key
from core.times import format_day
from core.words import _, _l, _n, language
from models import DealSource, LostReason, Pipeline, db

DAYS = ("opened_on", "closes_on", "next_step_on")
CHOSEN = {"pipeline": Pipeline, "source": DealSource, "lost_reason": LostReason}


class Deals(Target):
    name = "deals"
    position = 3
    label = _l("Deals")
    about = _l("One row for each deal, open or decided; its customer, product and seller are made when unknown")
    domain = "sales"
    things = {"deal": _l("Deals"), "party": _l("Customers"), "product": _l("Products"), "user": _l("Sellers")}
    pages = {"deal": ("sales.deal", "deal_id"), "party": ("customers.customer", "party_id"),
             "product": ("sales.product", "product_id")}
    summed_up = {"deal": "deals", "party": "parties", "product": "products", "user": "people"}
    aliased = ("customer", "owner", "product", "stage")
    has_archive = True

    @property
    def fields(self):
        return FIELDS + import_fields("deal")

    def text_of(self, name, value):
        if name in DAYS and value:
            return format_day(date.fromisoformat(value), language())
        return custom_text("deal", name, value) if is_custom(name) else super().text_of(name, value)

    def noted(self, name, texts):
        if name == "customer":
            return _n("%(num)s deal names no customer: it is kept without one.",
                      "%(num)s deals name no customer: they are kept without one.", sum(texts.values()))
        said = _(", ").join(f"{text} ({number})" for text, number in texts.items())
        return _("No stage is called so: %(stages)s. These deals go to the first open stage; those that are here stay "
                 "where they are.", stages=said)

    def asks(self, run):
        return unknown_names(run, self)

    def refusals(self, mapping):
        if "number" not in mapping:
            yield _("Choose the column of the deal number: it tells which deal is which when the file comes again")

    def lookups(self):
        chosen = {name: {fold(row.name).strip(): row.id for row in named(model)} for name, model in CHOSEN.items()}
        return owners.lookups() | chosen

    def offers(self):
        return owners.offers() | {name: [(row.name, row.name) for row in named(CHOSEN[name])]
                                  for name in ("pipeline", "source")}

    def place(self, values, terms):
        if "number" not in values:
            raise CellError(_("No deal number"))
        customer, product, owner = customer_key(values), values.get("product"), values.get("owner")
        return (
            (customer, None) if customer else None,
            (code_key(product), None) if product else None,
            (person_key(owner), None) if owner and person_key(owner) else None,
            (name_key(values["number"]), None),
        )

    def steps(self, terms):
        products, people = ProductsNamed(), KnownPeople()
        references = References(terms.home, products, people, StagesNamed())
        return [DealCustomerStep(terms), ProductStep(terms, products), PeopleStep(terms, people),
                DealStep(terms, references)]

    def finish(self, run_id, terms, after):
        yield from classify_named(run_id, after)


def named(model):
    query = sa.select(model.id, model.name).where(model.archived_at.is_(None))
    return db.session.execute(query.order_by(model.position, model.id)).all()


register(Deals())
