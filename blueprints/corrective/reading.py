"""Reading the figure that an action is held to: the same measures as on scorecards, over its own days."""
from decimal import Decimal

from blueprints.evaluation.queries.evaluations import excused_facts
from blueprints.evaluation.sources import NOTHING, SOURCES
from measures.corrective import is_met, window


def source_of(action):
    """The measure it names, while that exists."""
    return SOURCES.get(action.measure) if action.measure else None


def read(action, day):
    """(Found, first, last): the figure over the window before `day`; what two people excused is left out."""
    source, (first, last) = source_of(action), window(day, action.window_days)
    if source is None:
        return NOTHING, first, last
    facts = source.read([action.party_id], first, last, action.settings).get(action.party_id, [])
    excused = excused_facts([action.party_id], action.role).get(action.party_id, set())
    if excused and source.fact:
        facts = [fact for fact in facts if source.fact(fact) not in excused]
    return source.find(facts, first, last, day, action.settings), first, last


def verdict(action, found):
    """Whether a figure reaches the target; None where there is no figure."""
    source = source_of(action)
    if source is None or found.value is None:
        return None
    return is_met(Decimal(str(found.value)), action.target, source.best > source.worst)


def facts_of(action, found, first, last):
    """A reading as an event keeps it."""
    plain = {"value": found.value, "part": found.part, "whole": found.whole}
    return {"measure": action.measure, "target": str(action.target), "n": found.n, "first": first.isoformat(),
            "last": last.isoformat(), **{name: None if value is None else float(value)
                                         for name, value in plain.items()}}
