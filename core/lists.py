"""The lists of the house by the endpoint that shows them, as kept views and bulk runs name them (`bp.lists`)."""
from flask import abort, current_app, url_for

from core.access import can


def init_lists(app, blueprints):
    app.extensions["lists"] = {listing.endpoint: listing for blueprint in blueprints
                               for listing in getattr(blueprint, "lists", ())}


def listing_at(endpoint):
    """(Listing, path) of the list at an endpoint, for whoever may open it; to others there is no such list."""
    listing = current_app.extensions["lists"].get(endpoint)
    if listing is None or not can(right_of(endpoint)):
        abort(404)
    return listing, url_for(endpoint)


def right_of(endpoint):
    """The right its page asks for: "customers.read"."""
    return current_app.view_functions[endpoint].needs


def may_publish(endpoint):
    """May the one who asks give views of this list to everyone?"""
    domain = right_of(endpoint).partition(".")[0]
    return can(f"{domain}.manage") or can("admin.manage")
