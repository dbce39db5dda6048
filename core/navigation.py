"""The menu: each blueprint declares its entries (`bp.entries`), the reader sees those their roles allow."""
import re
from dataclasses import dataclass
from functools import lru_cache

from flask import current_app, request

from core.access import can
from core.scope import principal_of
from models import db

NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, eq=False)
class Entry:
    """A declared entry: lazy label, endpoint, icon of the sprite, the right it needs, the group it stands under.

    `rooms` are others without an entry of their own, whose pages stand under the first that names them.
    `key` leads there after "g". `when`, if given, says whether the entry is shown at present: for everybody alike.
    """

    label: object
    endpoint: str
    icon: str
    right: str | None = None
    group: object = ""
    key: str = ""
    when: object = None
    rooms: tuple = ()

    @property
    def room(self):
        return self.endpoint.partition(".")[0]


@dataclass(frozen=True, eq=False)
class Link:
    """An entry with its address. `is_alone`: no other entry leads to its room, so all of the room's pages are its."""

    entry: Entry
    url: str
    is_alone: bool

    def leads_to(self, endpoint, path):
        """Is the open page this entry's, or below its address?"""
        if endpoint == self.entry.endpoint or path.startswith(self.url + "/"):
            return True
        return self.is_alone and endpoint.startswith(self.entry.room + ".")


@dataclass(frozen=True)
class Menu:
    """The links one may use and which of them are active: equal for all who may use the same, so it is drawn once."""

    links: tuple
    active: frozenset


def init_navigation(app, blueprints):
    entries = [entry for blueprint in blueprints for entry in getattr(blueprint, "entries", ())]
    rooms = [entry.room for entry in entries]
    addresses = app.url_map.bind("localhost")
    app.extensions["navigation"] = [
        Link(entry, addresses.build(entry.endpoint), rooms.count(entry.room) == 1) for entry in entries]


def navigation():
    """The menu of whoever asks, on the page that is open."""
    held = principal_of(db.session).grants.limits
    if "navigation" not in held:
        held["navigation"] = tuple(link for link in current_app.extensions["navigation"]
                                   if link.entry.right is None or can(link.entry.right))
    here, path = request.endpoint or "", request.path
    links = tuple([link for link in held["navigation"] if link.entry.when is None or link.entry.when()])
    return menu_of(links, here, NUMBER.sub("0", path))


@lru_cache(1_000)
def menu_of(links, here, path):
    """These links, as they stand on the page of endpoint `here` at `path`, whatever number is in it."""
    active = [link for link in links if link.leads_to(here, path)]
    active = [link for link in active if not any(other.url.startswith(f"{link.url}/") for other in active)]
    active = active or [link for link in links if here.partition(".")[0] in link.entry.rooms][:1]
    return Menu(links, frozenset(link.url for link in active))
