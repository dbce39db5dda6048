"""What went both ways with somebody, in words: each number with the way to its rows, for whoever may open them."""
from flask import url_for

from blueprints.customers.queries.both_ways import both_ways as counted
from core.access import can
from core.money import format_number
from core.words import _, language

WAYS = {  # name of the count: (right, endpoint, arguments)
    "sold": ("sales.read", "sales.orders", {"customer": None}),
    "bought": ("suppliers.read", "suppliers.deliveries", {"supplier": None}),
    "theirs": ("service.read", "service.tickets", {"customer": None, "kind": "complaint"}),
    "about": ("service.read", "service.tickets", {"supplier": None}),
}


def both_ways(party):
    """[(label, number as text, address or None)] of what there is any of."""
    labels = {"sold": _("Orders of theirs"), "bought": _("Lines ordered from them"),
              "brought": _("Deals they brought us"), "introduced": _("Introduced by them"),
              "theirs": _("Complaints of theirs"), "about": _("Complaints about their goods")}
    row = counted(party)._mapping
    return [(label, format_number(row[name], language()), way(name, party)) for name, label in labels.items()
            if row[name]]


def way(name, party):
    right, endpoint, asked = WAYS.get(name, (None, None, None))
    if right is None or not can(right):
        return None
    return url_for(endpoint, **{key: party.id if value is None else value for key, value in asked.items()})
