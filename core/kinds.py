"""The kinds of records as people meet them: a name, an icon, a page. Each blueprint declares its own (`bp.kinds`)."""
from dataclasses import dataclass

from flask import current_app, request, url_for


@dataclass(frozen=True)
class Kind:
    """`name` is the record's `kind`; `endpoint` its page, whose argument is `argument`.

    is_work       the open ones stand on the day of whoever owns them
    listing       the endpoint of its list, which knows the filters `owner`, `team` and `due`
    done, snooze  the endpoints by which one is done or put off from wherever it is shown, if it can be
    """

    name: str
    model: type
    label: object
    plural: object
    icon: str
    endpoint: str
    argument: str
    listing: str = ""
    is_work: bool = False
    done: str = ""
    snooze: str = ""

    def url(self, record_id):
        return url_for(self.endpoint, **{self.argument: record_id})

    def list_url(self, **filters):
        return url_for(self.listing, **filters)


def init_kinds(app, blueprints):
    app.extensions["kinds"] = {kind.name: kind for blueprint in blueprints for kind in getattr(blueprint, "kinds", ())}
    app.extensions["ways"] = {}


def kinds():
    """{name: Kind} of all kinds there are."""
    return current_app.extensions["kinds"]


@dataclass(frozen=True)
class Ways:
    """Where rows of a kind lead: addresses with {} where the id stands."""

    page: str
    done: str
    snooze: str


def ways():
    """{name of a kind: Ways} for the rows of a page, made once where the house is served."""
    kept, served_at = current_app.extensions["ways"], request.environ.get("SCRIPT_NAME")
    if served_at not in kept:
        kept[served_at] = {kind.name: Ways(*(_pattern(endpoint, kind.argument) for endpoint in (
            kind.endpoint, kind.done, kind.snooze))) for kind in kinds().values()}
    return kept[served_at]


def _pattern(endpoint, argument):
    return "{}".join(url_for(endpoint, **{argument: 0}).rsplit("0", 1)) if endpoint else ""


def work_kinds():
    """Those whose open records somebody has to move."""
    return [kind for kind in kinds().values() if kind.is_work]


def record_url(kind, record_id):
    """The page of a record."""
    return kinds()[kind].url(record_id)


def listing_url(kind, **filters):
    """The list of a kind of records, filtered; "" where that kind has no list."""
    known = kinds().get(kind)
    return url_for(known.listing, **filters) if known and known.listing else ""
