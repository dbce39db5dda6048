"""What the list of tasks offers to choose: whose, in which state, due when; asked of the database only when drawn."""
from functools import cached_property
from types import SimpleNamespace

from blueprints.tasks import queries
from blueprints.tasks.labels import DUE, STATES
from core.people import OF_TEAM, owner_choices, owners, teams
from core.spans import span_text
from core.words import _, language

NARROWED = ("about", "created", "creator", "done", "doer")  # what links ask for and no field shows


class Choices:
    """(value, text) pairs for `ui.select_box`; the first of each is what holds when nothing is chosen."""

    def __init__(self, listing):
        self._owner = listing.filters["owner"]

    @property
    def states(self):
        named = [("done", STATES["done"]), ("dropped", STATES["dropped"]), ("any", _("Open and closed"))]
        return [("", STATES["open"]), *named, ("archived", _("In the archive"))]

    @property
    def due(self):
        return [("", _("Due any time")), *DUE.items()]

    @cached_property
    def owners(self):
        choices = owner_choices(("", _("Mine")), ("anyone", _("Everyone's")), ("none", _("Nobody's")))
        if choices and self._owner.startswith(OF_TEAM):  # a link asked for it
            choices.append((self._owner, person_text(self._owner, {}, dict(map(tuple, teams())))))
        return choices

    @cached_property
    def teams(self):
        return [("", _("All teams")), ("mine", _("My teams'")), ("none", _("No team")), *map(tuple, teams())]


def tabs_of(listing):
    """Mine, my teams', all: the same view of each."""
    asked = {name: listing.filters[name] for name in ("owner", "team")}
    tabs = [(_("Mine"), {"owner": "", "team": ""}), (_("My teams'"), {"owner": "anyone", "team": "mine"}),
            (_("All"), {"owner": "anyone", "team": ""})]
    return [SimpleNamespace(label=label, url=listing.url(**wanted), active=wanted == asked) for label, wanted in tabs]


def chips_of(listing):
    """{name: text} of what a link narrowed the list by, each of which can be taken off."""
    asked = {name: listing.filters[name] for name in NARROWED if listing.filters[name]}
    people = dict(owners()) if {"creator", "doer"} & asked.keys() else {}
    in_teams = dict(teams()) if any(text.startswith(OF_TEAM) for text in asked.values()) else {}
    return {name: chip(name, text, people, in_teams) for name, text in asked.items()}


def chip(name, text, people, in_teams):
    if name == "about":
        return queries.name_of(text) or _("About one record")
    if name in ("created", "done"):
        span = span_text(text, language())
        return _("Created %(span)s", span=span) if name == "created" else _("Done %(span)s", span=span)
    who = person_text(text, people, in_teams)
    return _("Created by %(who)s", who=who) if name == "creator" else _("Done by %(who)s", who=who)


def person_text(text, people, in_teams):
    """A person or a team as a filter names it."""
    if text.startswith(OF_TEAM):
        return in_teams.get(int(text.removeprefix(OF_TEAM)), "?")
    return {"me": _("me"), "none": _("nobody"), "anyone": _("anyone")}.get(text) or people.get(
        int(text) if text.isdecimal() else None, text)
