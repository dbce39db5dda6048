"""The import of customers with their people."""
import sqlalchemy as sa

from blueprints.customers.actions import lifecycle
from blueprints.customers.imports import owners
from blueprints.customers.imports.fields import FIELDS
from blueprints.customers.imports.matching import key_of
from blueprints.customers.imports.people import undo_people
from blueprints.customers.imports.step import CustomerStep
from core.custom_fields import is_custom
from core.importing.custom import custom_text, import_fields
from core.importing.problems import CellError
from core.importing.targets import Target, register
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _, _l
from models import CustomerProfile, ImportItem, db

AT_ONCE = 200


class Customers(Target):
    name = "customers"
    position = 1
    label = _l("Customers")
    about = _l("One row for each customer, or one for each person there")
    domain = "customers"
    things = {"party": _l("Customers"), "person": _l("People")}
    pages = {"party": ("customers.customer", "party_id"), "person": ("customers.customer", "party_id")}
    has_archive = True

    @property
    def fields(self):
        return FIELDS + import_fields("party")

    def text_of(self, name, value):
        return custom_text("party", name, value) if is_custom(name) else super().text_of(name, value)

    def refusals(self, mapping):
        if not {"code", "name"} & mapping.keys():
            yield _("Choose the column of the customer number or of the name")
        if {"contact_title", "contact_email", "contact_phone"} & mapping.keys() and "contact_name" not in mapping:
            yield _("A contact person needs a name: choose its column")

    lookups = staticmethod(owners.lookups)
    offers = staticmethod(owners.offers)

    def place(self, values, terms):
        key = key_of(values.get("code"), values.get("name"))
        if key is None:
            raise CellError(_("Neither a customer number nor a name"))
        return ((key, None),)

    def steps(self, terms):
        return [CustomerStep(terms, grouped=True)]

    def undoers(self, terms):
        return super().undoers(terms) | {"person": undo_people}

    def finish(self, run_id, terms, after):
        yield from classify_named(run_id, after)


def classify_named(run_id, after):
    """Classify the customers of a run anew, some at a time; yields how far it came."""
    while True:
        items = db.session.execute(sa.select(ImportItem.id, ImportItem.target_id).where(
            ImportItem.run_id == run_id, ImportItem.entity == "party", ImportItem.id > after,
        ).order_by(ImportItem.id).limit(AT_ONCE)).all()
        if not items:
            return
        party_ids = [party_id for _item_id, party_id in items if party_id]
        with acting_as(SYSTEM):
            still = db.session.scalars(
                sa.select(CustomerProfile.party_id).where(CustomerProfile.party_id.in_(party_ids))).all()
            lifecycle.recompute(list(still))
            db.session.flush()
        after = items[-1].id
        yield after


register(Customers())
