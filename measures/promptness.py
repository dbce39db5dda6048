"""What a ticket's clock makes of its history: how long each promised answer took, and when the next one is due.

Events in the order they happened; none is ever changed, one may be taken back by a later one. Three targets run:

    first       from the start to the first answer by a person
    update      from the oldest message of the customer that nobody has answered, once there was a first answer
    resolution  from the start until it is resolved

All stand still while the ticket waits for somebody else, and between being resolved and reopened. A new policy counts
from the original start, with all pauses kept.
"""
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from measures.clock import NOTHING, Due, Pause, due, elapsed

TARGETS = ("first", "update", "resolution")


@dataclass(frozen=True, slots=True)
class Event:
    """kind: start, pause, resume, asked (the customer wrote), answered (a person did), resolved, reopened,
    taken-back."""

    id: int
    at: datetime
    kind: str
    reason: str = ""
    by: str = ""
    takes_back: int | None = None


@dataclass
class Story:
    """What the events add up to. `asked_at`: of the oldest message that waits for an answer."""

    start: datetime | None = None
    pauses: list = field(default_factory=list)
    answered_at: datetime | None = None
    asked_at: datetime | None = None
    resolved_at: datetime | None = None
    paused: object = None  # the event that stopped the clock, while it stands

    @property
    def is_paused(self):
        return self.paused is not None

    def begin(self, target):
        """The instant a target counts from."""
        return self.asked_at if target == "update" else self.start

    def end(self, target):
        """When a target was met; None while it runs."""
        return {"first": self.answered_at, "update": None, "resolution": self.resolved_at}[target]

    def runs(self, target):
        """Is this target still to be met?"""
        if self.start is None or self.resolved_at is not None:
            return False
        if target == "update":
            return self.answered_at is not None and self.asked_at is not None
        return self.end(target) is None


def read(events):
    """The Story of some Events."""
    gone = {event.takes_back for event in events if event.kind == "taken-back"}
    story = Story()
    for event in sorted(events, key=lambda event: (event.at, event.id)):
        if event.id not in gone:
            _tell(story, event)
    if story.paused is not None:
        story.pauses.append(Pause(story.paused.at, None, story.paused))
    return story


def _tell(story, event):
    if event.kind == "start" and story.start is None:
        story.start = event.at
    elif event.kind == "asked":
        story.asked_at = story.asked_at or event.at
    elif event.kind == "answered":
        story.answered_at, story.asked_at = story.answered_at or event.at, None
    elif event.kind in ("pause", "resolved"):
        story.resolved_at = event.at if event.kind == "resolved" else story.resolved_at
        story.paused = story.paused or event
    elif event.kind in ("resume", "reopened"):
        story.resolved_at = None if event.kind == "reopened" else story.resolved_at
        if story.paused is not None:
            story.pauses.append(Pause(story.paused.at, event.at, story.paused))
        story.paused = None


def dues(story, calendar, targets):
    """{target: Due} of the targets that run and are promised; `targets` is {target: minutes or None}."""
    return {name: due(calendar, story.begin(name), timedelta(minutes=targets[name]), story.pauses)
            for name in TARGETS if targets.get(name) is not None and story.runs(name)}


def next_due(found):
    """The earliest of some Dues; None when nothing runs or the clock stands."""
    return min((one.at for one in found.values() if not one.is_paused), default=None)


def part_used(story, calendar, target, minutes, percent):
    """The Due at which `percent` of a running target is used up: when its owner is warned."""
    return due(calendar, story.begin(target), timedelta(minutes=minutes) * percent / 100, story.pauses)


@dataclass(frozen=True, slots=True)
class Spent:
    """How long something took: in business time, and by the clock on the wall."""

    business: timedelta
    wall: timedelta


def spent(story, calendar, target, end):
    """What a target has used up until `end`; `wall` counts nights and pauses, too."""
    begin = story.begin(target)
    return Spent(elapsed(calendar, begin, end, story.pauses), max(end - begin, NOTHING))


__all__ = ["TARGETS", "Due", "Event", "Spent", "Story", "dues", "next_due", "part_used", "read", "spent"]
