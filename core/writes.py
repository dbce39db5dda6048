"""What programs may write, in the words of the pages: each blueprint declares it (`bp.writes`), by its own forms and
actions, under the name of a list."""
from dataclasses import dataclass

from flask import current_app


@dataclass(frozen=True)
class Write:
    """One thing a program may do.

    right   as on a view: "customers.write"; None for what anybody signed in may do
    form    a function (what was given, the row) to the form of the page; given None, the form as it stands now
    act     a function (the valid form, the row) to the row that was made or changed; never commits
    model   of the row it is done to, which must be within reach to edit; None makes a new one
    """

    right: str | None
    form: object
    act: object
    model: type | None = None


def init_writes(app, blueprints):
    """{name of a list: {"create", "edit" or a further verb: Write}}"""
    app.extensions["writes"] = {name: writes for blueprint in blueprints
                                for name, writes in getattr(blueprint, "writes", {}).items()}


def writes_of(name):
    return current_app.extensions["writes"].get(name, {})
