"""The lists of the house by the endpoint that shows them, as kept views and bulk runs name them (`bp.lists`)."""
from flask import abort, current_app, url_for

from core.access import SIGNED_IN, can


def init_lists(app, blueprints):
    app.extensions["lists"] = {listing.endpoint: listing for blueprint in blueprints
                               for listing in getattr(blueprint, "lists", ())}


def listing_at(endpoint):
    """(Listing, path) of the list at an endpoint, for whoever may open it; to others there is no such list."""
    listing = current_app.extensions["lists"].get(endpoint)
    if listing is None or not may_open(endpoint):
        abort(404)
    return listing, url_for(endpoint)


def domain_of(endpoint):
    """The domain whose right its page asks for: "customers". None: whoever is signed in may open it."""
    right = current_app.view_functions[endpoint].needs
    return None if right == SIGNED_IN else right.partition(".")[0]


def may_open(endpoint):
    return domain_of(endpoint) is None or can(current_app.view_functions[endpoint].needs)


def may_publish(endpoint):
    """May the one who asks give views of this list to everyone? Who manages its domain, if it has one, and
    administrators."""
    domain = domain_of(endpoint)
    return can("admin.manage") or (domain is not None and can(f"{domain}.manage"))
