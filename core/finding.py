"""What `/search` finds: a kind of documents in the full-text index, or what a blueprint finds by its own queries.

A blueprint declares the latter as `bp.searches`: orders by number, products by code.
"""
from dataclasses import dataclass
from datetime import datetime

from flask import current_app

from core.access import can


@dataclass(frozen=True)
class Found:
    """One thing found: its page, its name, what it is about, the text it was found by."""

    url: str
    title: str
    about: str | None = ""
    text: str | None = ""
    at: datetime | None = None
    is_archived: bool = False


@dataclass(frozen=True)
class Search:
    """What a blueprint finds by queries of its own.

    name   in the address: "order"
    label  plural, lazy; icon of the sprite; right that is needed
    rows   function from the name of an engine to a select of plain columns, newest first, without limit: it is kept
    asks   function from the text, and the ids of the parties it finds, to the parameters of that select
    draw   function from such a row to a Found
    list   where all of them are: the address of a list with a filter `q`
    """

    name: str
    label: object
    icon: str
    right: str
    rows: object
    asks: object
    draw: object
    list: str


def init_finding(app, blueprints):
    app.extensions["searches"] = [search for blueprint in blueprints for search in getattr(blueprint, "searches", ())]


def searches():
    """The declared ones that the one who asks has the right for."""
    return [search for search in current_app.extensions["searches"] if can(search.right)]
