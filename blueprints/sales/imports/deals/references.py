"""What a row of deals refers to, found here: its customer, product, seller and stage; and so the facts it states."""
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from blueprints.customers.imports.matching import Match, find_customers, key_of
from blueprints.sales.actions.products import code_key
from blueprints.sales.imports.products import ImportedProducts
from core import money
from core.custom_fields import is_custom
from core.page import Refused
from core.search import name_key
from core.words import _
from models import Product, db

AS_THEY_ARE = ("number", "title", "currency", "next_step")
IDS = {"team": "team_id", "source": "source_id"}
DAYS = ("opened_on", "closes_on", "next_step_on")


class ProductsNamed(ImportedProducts):
    """Products by code, or else by name: lists of deals know no codes."""

    def load(self, codes):
        super().load(codes)
        names = {name_key(code): code_key(code) for code in codes if code_key(code) not in self._ids}
        if names:
            found = sa.select(Product.name_key, Product.id).where(Product.name_key.in_(sorted(names)))
            newest_last = found.order_by(Product.archived_at.is_(None), Product.id.desc())
            self._ids |= {names[key]: product_id for key, product_id in db.session.execute(newest_last)}


@dataclass
class Told:
    """What a row says of a deal: facts by the names actions know, and what these refer to.

    `unknown` holds the fields whose text names nothing here yet.
    """

    facts: dict
    stage: object
    product_id: int | None = None
    lost_reason_id: int | None = None
    is_former: bool = False
    unknown: set = field(default_factory=set)


class References:
    """Finds what the rows of deals refer to, for a whole import."""

    def __init__(self, home, products, people, stages):
        self.home, self.products, self.people, self.stages = home, products, people, stages
        self.customers = {}

    def load(self, rows):
        """Look up what many rows name, in a few statements."""
        self.products.load({values["product"] for values in rows if "product" in values})
        self.customers = find_customers({key for values in rows if (key := customer_key(values))})

    def told(self, values, deal=None):
        """The Told of a row about `deal`, or about a new one. Refused when it cannot be used."""
        told = Told({name: values[name] for name in values if name in AS_THEY_ARE or is_custom(name)},
                    self.stages.find(values.get("stage"), values.get("pipeline") or (deal and deal.pipeline_id)))
        told.facts |= {IDS[name]: values[name] for name in IDS if name in values}
        told.facts |= {name: date.fromisoformat(values[name]) for name in DAYS if name in values}
        told.lost_reason_id = values.get("lost_reason")
        self._add_figures(told, values, deal)
        self._add_owner(told, values)
        self._add_customer(told, values)
        if "product" in values:
            told.product_id = self.products.known(values["product"])
            if told.product_id is None:
                told.unknown.add("product")
        return told

    def _add_figures(self, told, values, deal):
        currency = values.get("currency") or (deal.currency if deal else self.home.currency)
        if "amount" in values:
            told.facts["amount_cents"] = money.minor_units(Decimal(values["amount"]), currency)
        if "probability" in values:
            told.facts["probability"] = int(values["probability"])

    def _add_owner(self, told, values):
        if "owner" not in values:
            return
        ids = self.people.find(values["owner"])
        if len(ids) > 1:
            raise Refused(_("Several people here are called %(name)s; give the e-mail", name=values["owner"]))
        if ids:
            told.facts["owner_id"] = ids[0]
        else:
            told.unknown.add("owner")

    def _add_customer(self, told, values):
        key = customer_key(values)
        if key is None:
            return
        match = self.customers.get(key, Match())
        if match.several:
            raise Refused(_("There are several customers called %(name)s", name=values["customer"]))
        told.is_former = match.is_former
        if match.party_id is None:
            told.unknown.add("customer")
        else:
            told.facts["party_id"] = match.party_id


def customer_key(values):
    return key_of(None, values.get("customer"))
