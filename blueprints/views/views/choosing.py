"""Columns, further filters, keys: what a list shows is chosen here, and stands in its address afterwards."""
from flask import abort, request

from blueprints.views import bp
from blueprints.views.forms import NarrowForm
from blueprints.views.labels import KEYS
from core.access import needs
from core.lists import listing_at
from core.navigation import navigation
from core.page import done, page


def asked_list():
    """The list that `?list=…&query=…` names, opened."""
    listing, path = listing_at(request.args.get("list", ""))
    return listing.open_query(request.args.get("query", ""), path)


@bp.get("/columns")
@needs()
def columns():
    listing = asked_list()
    if not listing.declared.columns:
        abort(404)
    names = moved(request.args.getlist("columns"), request.args.get("up"), request.args.get("down"))
    if names or "apply" in request.args:
        chosen = ",".join([listing.columns[0].name, *names])
        listing = listing.declared.open_query(listing.query_here(columns=chosen), listing.path)
    if "apply" in request.args:
        return done(None, listing.url())
    return page("views/columns.html", listing=listing)


def moved(names, up, down):
    """The names with one of them a place further up or down."""
    for name, step in ((up, -1), (down, 1)):
        if name in names:
            at = names.index(name)
            to = min(max(at + step, 0), len(names) - 1)
            names.insert(to, names.pop(at))
    return names


@bp.get("/filters")
@needs()
def filters():
    listing = asked_list()
    form = NarrowForm.of(listing)
    if "apply" in request.args and form.validate():
        return done(None, listing.url(**form.asked))
    return page("views/filters.html", listing=listing, form=form)


@bp.get("/keys")
@needs()
def keys():
    leads = [(("g", entry.key), entry.label) for link in navigation().links if (entry := link.entry).key]
    return page("views/keys.html", groups=KEYS, leads=leads)
