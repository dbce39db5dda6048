"""How what happened to records reads: the verbs of their timelines, and the columns their history tells of.

Each blueprint declares its own, as it does its kinds: `bp.verbs` = {verb: function from an entry's facts to a sentence
in the reader's language}, `bp.parts` = {table: Part}.
"""
from dataclasses import dataclass
from datetime import date, datetime

from flask import current_app

from core.times import format_day, format_instant
from core.words import _, language

NAMED = ("user", "team", "tag", "record", "stage", "lost reason", "deal source", "product", "order", "ticket category",
         "root cause", "fund budget")  # ids that are told by name
MONEY = "money"  # minor units of the record's `currency`, told in major ones


@dataclass(frozen=True)
class Column:
    """`reads`: one of NAMED, MONEY, {code: label}, or a function from the JSON value to text; else the value is the
    text."""

    label: object
    reads: object = str


@dataclass(frozen=True)
class Part:
    """A table of a record's own (without label), or of what hangs on one."""

    columns: dict
    label: object = ""


def init_wording(app, blueprints):
    app.extensions["verbs"], app.extensions["parts"] = {}, {}
    for blueprint in blueprints:
        app.extensions["verbs"].update(getattr(blueprint, "verbs", {}))
        app.extensions["parts"].update(getattr(blueprint, "parts", {}))


def sentence(verb, facts):
    """What the system noted, in the reader's language. Of a verb that no room knows any more, the verb."""
    word = current_app.extensions["verbs"].get(verb)
    return word(facts) if word else verb


def part_of(table):
    """How changes of that table read; of one nobody declared, nothing is told but its columns' names."""
    return current_app.extensions["parts"].get(table) or Part({}, table)


def yes_no(value):
    return _("Yes") if value else _("No")


def day(value):
    return format_day(date.fromisoformat(value), language())


def moment(value):
    return format_instant(datetime.fromisoformat(value), language())
