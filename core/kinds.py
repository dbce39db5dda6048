"""The kinds of records as people meet them: a name, an icon, a page. Each blueprint declares its own (`bp.kinds`)."""
from dataclasses import dataclass

from flask import current_app, url_for


@dataclass(frozen=True)
class Kind:
    """`name` is the record's `kind`; `endpoint` its page, whose argument is `argument`; `listing` that of its list."""

    name: str
    model: type
    label: object
    plural: object
    icon: str
    endpoint: str
    argument: str
    listing: str = ""

    def url(self, record_id):
        return url_for(self.endpoint, **{self.argument: record_id})


def init_kinds(app, blueprints):
    app.extensions["kinds"] = {kind.name: kind for blueprint in blueprints for kind in getattr(blueprint, "kinds", ())}


def kinds():
    """{name: Kind} of all kinds there are."""
    return current_app.extensions["kinds"]


def record_url(kind, record_id):
    """The page of a record."""
    return kinds()[kind].url(record_id)


def listing_url(kind, **filters):
    """The list of a kind of records, filtered; "" where that kind has no list."""
    known = kinds().get(kind)
    return url_for(known.listing, **filters) if known and known.listing else ""
