"""By what customers can be cut into groups: class, size, … Each room declares its own (`bp.cuts`)."""
from dataclasses import dataclass

from flask import current_app


@dataclass(frozen=True)
class Cut:
    """
    name     as addresses write it, once in the product
    label    what it is called, a lazy text
    key      function to the column, on a select begun with CustomerProfile, whose values (or NULL) are the groups
    names    function from the keys there are to {key: text}, in the order they are shown
    asks     function from a key to {filter of the list of customers: text}, which opens the group
    join     (model, condition) of a model the column stands in, joined from CustomerProfile
    """

    name: str
    label: object
    key: object
    names: object
    asks: object
    join: tuple = ()


def init_cuts(app, blueprints):
    app.extensions["cuts"] = {cut.name: cut for bp in blueprints for cut in getattr(bp, "cuts", ())}


def cuts():
    """{name: Cut} of the house."""
    return current_app.extensions["cuts"]
