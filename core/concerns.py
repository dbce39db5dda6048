"""What administrators should look at: each blueprint says what is amiss in its own matters (`bp.concerns`).

A concern is a function without arguments that gives a Concern for each thing found, and nothing while all is well.
"""
from dataclasses import dataclass

from flask import current_app


@dataclass(frozen=True)
class Concern:
    """A sentence, where it is mended, what that place is called, and how bad it is: "danger", "warning", "info"."""

    text: str
    url: str
    label: str
    tone: str = "warning"


TONES = ("danger", "warning", "info")


def init_concerns(app, blueprints):
    app.extensions["concerns"] = [look for blueprint in blueprints for look in getattr(blueprint, "concerns", ())]


def concerns():
    """All there are at this moment, the worst first."""
    found = [concern for look in current_app.extensions["concerns"] for concern in look()]
    return sorted(found, key=lambda concern: TONES.index(concern.tone))
