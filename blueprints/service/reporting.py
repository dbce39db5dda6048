"""The report of the tickets opened in a span of days: computed when it is drawn, each figure with the way to its
rows."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from blueprints.service.clocks import rules
from blueprints.service.labels import CHANNELS, KINDS, PRIORITIES, TARGETS, satisfaction_text
from blueprints.service.queries import reports as queries
from core.spans import instants, span_address
from core.words import _, _l
from measures.attainment import Took, summary
from measures.clock import elapsed
from measures.promptness import read
from models import now

NAMES = {"agent": _l("Agent"), "team": _l("Team"), "kind": _l("Kind"), "category": _l("Category"),
         "channel": _l("Channel"), "priority": _l("Priority"), "product": _l("Product")}
CODES = {"kind": KINDS, "channel": CHANNELS, "priority": PRIORITIES}
FILTERS = {"agent": "owner", "team": "team", "kind": "kind", "category": "category", "channel": "channel",
           "priority": "priority", "product": "product"}
AGES = {"day": _l("up to a day"), "week": _l("up to a week"), "month": _l("up to 30 days"), "older": _l("older")}


@dataclass(frozen=True)
class Group:
    """One row of the report; `filters` of the list of tickets lead to exactly its rows, None where no filter does."""

    label: str
    found: object
    filters: dict | None


@dataclass(frozen=True)
class Attained:
    """How many tickets under a policy met a target: those that missed it are in `Breach`."""

    policy_id: int
    policy: str
    code: str
    target: object
    number: int
    missed: int

    @property
    def percent(self):
        return round(100 * (self.number - self.missed) / self.number)


class Report:
    def __init__(self, first, last, group):
        self.first, self.last, self.group = first, last, group
        self._span = instants(first, last)

    @property
    def span(self):
        return span_address(self.first, self.last)

    @cached_property
    def _tickets(self):
        return queries.tickets_of(*self._span, self.group)

    @property
    def is_cut(self):
        return len(self._tickets) > queries.MOST

    @property
    def _ids(self):
        return [row.id for row in self._tickets[:queries.MOST]]

    @cached_property
    def _taken(self):
        """{ticket id: Took}"""
        events, contacts = queries.events_of(self._ids), queries.contacts_of(self._ids)
        calendars = {rule.id: rule.calendar for rule in rules()}
        return {row.id: self._took(row, events[row.id], contacts.get(row.id, 0), calendars.get(row.policy_id))
                for row in self._tickets[:queries.MOST]}

    def _took(self, row, events, contacts, calendar):
        story = read(events)
        ends = {"first": story.answered_at or row.answered_at, "resolved": row.resolved_at}
        facts = {}
        for name, end in ends.items():
            if end is None:
                continue
            facts[f"{name}_wall"] = max((end - row.created_at).total_seconds(), 0)
            if calendar is not None:
                facts[f"{name}_business"] = elapsed(calendar, row.created_at, end, story.pauses).total_seconds()
        return Took(**facts, was_reopened=row.reopened > 0, contacts=contacts)

    @property
    def whole(self):
        return summary(list(self._taken.values()))

    @property
    def groups(self):
        """The rows, the largest first."""
        parts = defaultdict(list)
        for row in self._tickets[:queries.MOST]:
            parts[row.key, row.label].append(self._taken[row.id])
        found = [Group(self._label(key, label), summary(taken), self._filters(key)) for (key, label), taken in
                 parts.items()]
        return sorted(found, key=lambda one: (-one.found.number, one.label))

    def _label(self, key, label):
        if self.group in CODES:
            return str(CODES[self.group][key])
        return label or _("none")

    def _filters(self, key):
        if key is None and self.group not in ("agent", "team"):
            return None
        return {FILTERS[self.group]: "none" if key is None else key, "created": self.span}

    @property
    def attained(self):
        """By policy and target, of the tickets opened in the span that came under it."""
        missed, numbers = queries.missed_by(self._ids), defaultdict(int)
        for row in self._tickets[:queries.MOST]:
            numbers[row.policy_id] += 1
        return [Attained(rule.id, rule.name, name, TARGETS[name], numbers[rule.id], missed.get((rule.id, name), 0))
                for rule in rules() if numbers[rule.id] for name, minutes in rule.targets.items()
                if minutes is not None]

    @property
    def satisfaction(self):
        """How content customers are, in a sentence: the share of 4 and 5 with how sure it is, and how many answered."""
        given, asked = queries.scores(*self._span)
        good = sum(score >= 4 for score in given)
        return satisfaction_text(good, len(given), asked)

    @property
    def backlog(self):
        """(name of an age, label, number) of what is open now."""
        numbers = queries.backlog(now())
        return [(name, label, numbers[name]) for name, label in AGES.items()]


def last_days(today, days=30):
    return today - timedelta(days=days - 1), today
