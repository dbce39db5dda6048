"""The menu: each blueprint declares its entries (`bp.entries`), the reader sees those their roles allow."""
from dataclasses import dataclass

from flask import current_app, request, url_for

from core.access import can


@dataclass(frozen=True)
class Entry:
    """A declared entry: lazy label, endpoint, icon of the sprite, the right it needs, the group it stands under, and
    the key that leads there after "g".
    """

    label: object
    endpoint: str
    icon: str
    right: str | None = None
    group: object = ""
    key: str = ""


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    icon: str
    active: bool
    group: str
    key: str = ""


def init_navigation(app, blueprints):
    app.extensions["navigation"] = [entry for blueprint in blueprints for entry in getattr(blueprint, "entries", ())]


def navigation():
    """The entries this person may use, as links; the one whose page is open is active."""
    here = request.endpoint or ""
    return [
        Link(str(entry.label), url_for(entry.endpoint), entry.icon, is_within(here, entry.endpoint), str(entry.group),
             entry.key)
        for entry in current_app.extensions["navigation"] if entry.right is None or can(entry.right)
    ]


def is_within(here, endpoint):
    """Is the open page this entry's, below its address, or in a room that has no other entry?"""
    if here == endpoint or request.path.startswith(url_for(endpoint) + "/"):
        return True
    room = endpoint.partition(".")[0]
    siblings = [entry for entry in current_app.extensions["navigation"] if entry.endpoint.startswith(room + ".")]
    return here.startswith(room + ".") and len(siblings) == 1
