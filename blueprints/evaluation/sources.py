"""What can be measured of a supplier or a partner. A domain registers its own; templates name them by their code."""
from collections.abc import Callable
from dataclasses import dataclass

from measures.intervals import Z95, wilson

PERCENT, PPM, DAYS, COUNT, MONEY = "percent", "ppm", "days", "count", "money"  # of the home currency, major units


@dataclass(frozen=True)
class Found:
    """What was measured: `part` of `whole` over `n` cases. `value` None: no data. A proportion has an interval."""

    value: float | None = None
    part: object = None
    whole: object = None
    n: int = 0
    interval: tuple | None = None  # (low, high) in percent


NOTHING = Found()


def share(part, whole, n=None, certain=True):
    """A Found of percent. `certain`: the parts are cases of their own, so that an interval can be given."""
    if not whole:
        return NOTHING
    interval = tuple(100 * end for end in wilson(part, whole, Z95)) if certain else None
    return Found(100 * part / whole, part, whole, whole if n is None else n, interval)


@dataclass(frozen=True)
class Source:
    """A measure of somebody in a role.

    read   (party ids, first day, last day, settings) -> {party id: facts}, in a fixed number of statements
    find   (facts, first, last, as_of, settings) -> Found
    lines  (facts, first, last, as_of, settings) -> what each fact says, for "Why?": see FactLine
    key    what `read` depends on, so that two measures of the same facts read them once
    fact   a function from a fact to the id of the line or the deal it tells of, where it may be excused; else None
    """

    code: str
    role: str
    label: object
    unit: str
    worst: float
    best: float
    read: Callable
    find: Callable
    lines: Callable
    key: Callable = lambda settings: ()
    fact: Callable | None = None
    settings: tuple = ()  # names of what can be set: early, late, under, over, promise, document_kind, questionnaire
    is_whole: bool = False  # all there is was looked at: few cases do not make it less sure


@dataclass(frozen=True)
class FactLine:
    """One fact behind a figure. `counts`: True for, False against, None where it only adds to an amount."""

    title: str
    text: str
    counts: bool | None = None
    line_id: int | None = None
    record_id: int | None = None  # of a fact that has a page of its own
    stranger: str = ""  # what is told instead of the title to whoever may not open that page

    @property
    def fact_id(self):
        """By which it may be excused."""
        return self.line_id or self.record_id


SOURCES = {}
SPANS = {}  # role -> function from a party's id, or None for all, to the (first, last) day facts tell of; (None, None)


def register(*sources):
    SOURCES.update((source.code, source) for source in sources)


def sources_of(role):
    return [source for source in SOURCES.values() if source.role == role]
