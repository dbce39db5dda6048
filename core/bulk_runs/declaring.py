"""What can be done with many rows at once. Each blueprint declares its lists (`bp.bulk`), each list its actions.

    bp.bulk = [BulkList("customers.customers", Party, "customers", CUSTOMERS, CustomerProfile.party_id, ...)]

A further kind joins by such a declaration: rows are chosen, frozen, changed, reported and put back by core/bulk_runs.
"""
from dataclasses import dataclass

from flask import current_app

from core.access import can, of
from core.forms import Form
from core.principal import HAT_DOMAINS


@dataclass(frozen=True)
class BulkAction:
    """One thing to do with many records.

    apply       (record, values, beside, by=) changes one record; returns what `put_back` needs, a dict that JSON can
                keep, or None when there was nothing to change. Refused is the reason why a row stays as it is
    put_back    (record, before, beside, by=) takes it back; Refused keeps the row as it is, with that reason
    form        called without arguments: the form that asks for the values; has `values`, a dict that JSON can keep
    settle      (values, by=) at the moment of confirming: the values that are kept with the run
    check       (values) before each step of the job: Refused ends the run
    told        (values) what the values say to a person: [(label, text)]
    fits        (filters of the list) whether it makes sense for what the list shows
    roles       the hats through which a party must be writable
    by_version  whether a later edit of the record, whatever it was, keeps the row from being put back
    options     of the select that loads the records: what `apply` and `put_back` read is loaded with them
    beside      (values, ids) what else they read, loaded beforehand for all records of the step
    """

    name: str
    label: object
    icon: str
    apply: object
    put_back: object
    form: object = None
    settle: object = lambda values, by: values
    check: object = lambda values: None
    told: object = lambda values: []
    fits: object = lambda filters: True
    roles: tuple = tuple(HAT_DOMAINS)
    by_version: bool = True
    options: tuple = ()
    beside: object = lambda values, ids: None


@dataclass(frozen=True)
class BulkList:
    """A list whose rows are records of one kind.

    domain      whose right ("customers.write") changing takes; exporting takes ".read". None: whoever is signed in,
                and each record's own rule decides
    listing     the list as core/listing.py declares it
    record_id   the column of the list that is the record's id
    counted     (number) "1,234 customers"
    export      (file kind, opened list) the answer that sends its rows, the one the list's own page gives
    """

    endpoint: str
    model: type
    domain: str | None
    listing: object
    record_id: object
    counted: object
    actions: tuple
    export: object

    def may(self, level):
        """May the one who asks "read" or "write" such rows at all?"""
        return self.domain is None or can(f"{self.domain}.{level}")

    def open(self, query):
        """The list as the query of its address asks for it."""
        return self.listing.open_query(query, "")

    def records(self, ids):
        """The select of these records, as far as the principal may see them."""
        return of(self.model).where(self.model.id.in_(ids))

    def action(self, name):
        """The action of that name, or None."""
        return next((action for action in self.actions if action.name == name), None)


class NothingAsked(Form):
    """The form of an action that needs no values."""

    values = {}


def init_bulk(app, blueprints):
    """Collect what the blueprints declare, each list once."""
    lists = [listed for blueprint in blueprints for listed in getattr(blueprint, "bulk", ())]
    app.extensions["bulk"] = {listed.endpoint: listed for listed in lists}
    assert len(app.extensions["bulk"]) == len(lists), "a list is declared twice: the second would hide the first"


def bulk_lists():
    """{endpoint of the list: BulkList}"""
    return current_app.extensions["bulk"]


def bulk_actions(endpoint, filters):
    """What the bar below a list offers for what it shows, to whoever may change such rows."""
    listed = bulk_lists()[endpoint]
    return [action for action in listed.actions if action.fits(filters)] if listed.may("write") else []
