"""Targets beside what was reached: of the company, of each team, of each person, and whether they add up."""
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import sqlalchemy as sa
from flask import url_for

from blueprints.sales.queries.forecast import added_up
from blueprints.sales.queries.targets import COMPANY, goals
from core.access import can, of
from core.figures import Figure, figures, measured
from core.people import OF_TEAM, all_teams, everybody
from core.scope import principal_of
from core.spans import instants, span_address
from core.words import _, _l
from core.workspace import workspace
from measures.forecast import attainment, column, coverage, gap, mismatch
from models import Entry, User, db

LOGGED = ("call", "visit")


def logged(begin, end):
    return of(Entry, Entry.by_id.label("person_id")).where(
        Entry.by_id.in_(sa.select(User.id)), Entry.kind.in_(LOGGED), Entry.archived_at.is_(None), Entry.at >= begin,
        Entry.at < end)


CALLS = Figure("calls-visits", _l("Calls and visits"), "", logged, None, lambda first, last, who: url_for(
    "home.entries", at=span_address(first, last), by=who, kind=",".join(LOGGED)), right="teams.oversee")
COUNTED = {"orders": "orders", "new_customers": "new-customers"}  # as the overview does, by the key of its figure


@dataclass(frozen=True)
class Line:
    """What one is to reach and has reached. `url` opens what was reached; `parts` are the goals below it."""

    name: str
    subject: tuple
    goal: int | None
    reached: int
    held: int | None
    url: str | None
    parts: tuple = ()

    @property
    def attainment(self):
        return attainment(self.reached, self.goal)

    @property
    def gap(self):
        return gap(self.reached, self.goal)

    @property
    def coverage(self):
        return coverage(self.held, self.gap) if self.held is not None else None

    @property
    def mismatch(self):
        return mismatch(self.goal, self.parts) if self.goal else None

    @property
    def address(self):
        """The subject as addresses name it."""
        return "-".join(str(part) for part in self.subject if part is not None)


class TargetBoard:
    """One metric in one period, for all whose targets the asker may know."""

    def __init__(self, view, metric):
        self.view, self.metric, self.is_money = view, metric, metric == "won_value"
        self.home = workspace().currency
        self._goals = goals(metric, view.period)
        self._figure = CALLS if metric == "calls_visits" else next(
            (figure for figure in figures() if figure.key == COUNTED.get(metric)), None)

    @cached_property
    def _people(self):
        return everybody()

    @cached_property
    def _reached(self):
        """({subject: what was reached}, {subject: what is open})"""
        return self._won() if self.is_money else self._counted()

    def _won(self):
        reached, held = {}, {}
        for row in added_up(self.view, "owner_id", "team_id", "state", "category"):
            name = column(row.state, row.category)
            sums = reached if name == "closed" else held
            for subject in (("owner", row.owner_id), ("team", row.team_id), COMPANY) if name else ():
                sums[subject] = sums.get(subject, 0) + row.cents
        return reached, held

    def _counted(self):
        if self._figure is None:
            return {}, {}
        by_person = measured([self._figure], *instants(self.view.period.first, self.view.period.last))[self._figure.key]
        reached = {COMPANY: sum(by_person.values())}
        for person_id, number in by_person.items():
            for subject in [("owner", person_id), *(("team", id_) for id_ in self._people.get(person_id, ("", ()))[1])]:
                reached[subject] = reached.get(subject, 0) + number
        return reached, {}

    def _line(self, name, subject, parts=()):
        reached, held = self._reached
        number = reached.get(subject, 0)
        below = tuple(self._goals[part] for part in parts if part in self._goals)
        return Line(name, subject, self._goals.get(subject), number,
                    held.get(subject, 0) if self.is_money else None, self._url(subject) if number else None, below)

    def _url(self, subject):
        kind, id_ = subject
        if self.is_money:
            return self._won_deals if kind == "company" else f"{self._won_deals}&{kind}={id_}"
        if self._figure is None or not can(self._figure.right):
            return None
        who = {"company": "anyone", "team": f"{OF_TEAM}{id_}", "owner": id_}[kind]
        return self._figure.link(self.view.period.first, self.view.period.last, who)

    @cached_property
    def _won_deals(self):
        return f"{url_for('sales.forecast_deals')}?{self.view.query(what='closed')}"

    @cached_property
    def _teams(self):
        in_sight = None if self.sees_all else principal_of(db.session).grants.team_ids
        return {id_: name for id_, name in all_teams().items() if in_sight is None or id_ in in_sight}

    @property
    def sees_all(self):
        return principal_of(db.session).grants.scope("sales") == "all"

    @cached_property
    def company(self):
        """The company's line and the lines of its teams; none for whoever sees only a part of it."""
        teams = [("team", id_) for id_ in self._teams]
        whole = [self._line(_("Company"), COMPANY, teams)] if self.sees_all else []
        return whole + [self._line(name, ("team", id_), self._members[id_]) for id_, name in self._teams.items()]

    @cached_property
    def _members(self):
        """{team id: subjects of its people}, by name."""
        members = defaultdict(list)
        for id_, (_name, teams) in self._people.items():
            for team_id in teams:
                members[team_id].append(("owner", id_))
        return members

    @cached_property
    def people(self):
        """[(team, lines of its people)], those without a team last; people who have nothing and are to reach nothing
        are left out, except oneself."""
        groups = [(name, self._members[id_]) for id_, name in self._teams.items()]
        alone = [("owner", id_) for id_, (_name, teams) in self._people.items() if not teams & self._teams.keys()]
        told = [(name, self._lines(members)) for name, members in [*groups, (_("Without a team"), alone)]]
        return [(name, lines) for name, lines in told if lines]

    def _lines(self, people):
        return [self._line(self._people[subject[1]][0], subject) for subject in people
                if subject in self._goals or self._reached[0].get(subject)]

    @property
    def choices(self):
        """(address, name) of everybody whose target could be set."""
        return [(f"owner-{id_}", name) for id_, (name, _teams) in self._people.items()]
