"""Which lists programs read, what they are called there, and who may."""
from flask import abort, current_app, g

from core.access import SIGNED_IN, can
from core.lists import domain_of
from models import LEVELS

# Pages whose name says too little outside their room; None: a second look at what another list holds.
NAMES = {"service.queue": None, "plays.without": None, "visits.visits": "follow-ups", "visits.log": "visits",
         "partners.entries": "commission", "plays.runs": "play-runs", "corrective.actions": "corrective-actions",
         "loyalty.grants": "offer-grants"}
OF_EVERYBODY = "tasks"  # what a token is given for lists that belong to no domain


def known():
    """{name: Listing} of all there are, whoever asks."""
    named = {NAMES.get(endpoint, endpoint.rpartition(".")[2].replace("_", "-")): listing
             for endpoint, listing in current_app.extensions["lists"].items()}
    return {name: listing for name, listing in named.items() if name}


def open_ones():
    """Those that this token reads."""
    return {name: listing for name, listing in known().items() if may_read(listing.endpoint)}


def may_read(endpoint):
    right = current_app.view_functions[endpoint].needs
    if right == SIGNED_IN:
        return holds(domain_of(endpoint), "read")
    return can(right)


def holds(domain, level):
    """May this token do so in `domain`, or with what belongs to none?"""
    return LEVELS.index(g.token.grants.get(domain or OF_EVERYBODY, "none")) >= LEVELS.index(level)


def list_called(name):
    """The list of that name, if this token reads it: 404 where there is none, 403 where it is for others."""
    listing = known().get(name) or abort(404)
    if not may_read(listing.endpoint):
        abort(403)
    return listing
