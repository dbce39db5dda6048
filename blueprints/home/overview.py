"""The manager's overview: figures of a period, for a team by person, for the company by team."""
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from blueprints.home.figures import overdue
from core.figures import figures, measured, without_source
from core.people import OF_TEAM, everybody
from core.spans import instants
from core.words import _, _lp


@dataclass(frozen=True)
class Line:
    """One row: a person, a team, or nobody; `who` as links name them (core/people.py)."""

    name: str
    who: str
    person_ids: frozenset
    url: str = ""


class Cell(NamedTuple):
    """A number with the address of the rows that make it; None where there is no data to count from."""

    label: str
    number: int | None
    is_money: bool
    url: str


class Overview:
    """Of one team, or of everyone (`team_id` None). `teams` is {id: name} of those the asker may look at."""

    def __init__(self, period, team_id, teams, team_url):
        self.period, self.team_id, self.teams, self._team_url = period, team_id, teams, team_url
        self.figures = [*overdue(), *figures()]

    @cached_property
    def _measured(self):
        return measured(self.figures, *instants(self.period.first, self.period.last))

    @cached_property
    def _empty(self):
        return without_source(self.figures)

    @cached_property
    def _people(self):
        return everybody()

    @cached_property
    def labels(self):
        return [str(figure.label) for figure in self.figures]

    @property
    def heads(self):
        """The columns of its table."""
        return [(label, "num") for label in self.labels]

    @property
    def definitions(self):
        """What each figure means; those of what is overdue mean the same, whatever kind it is."""
        return list(dict.fromkeys((_("Overdue") if figure.key.startswith("overdue-") else figure.label,
                                   figure.definition) for figure in self.figures))

    @property
    def whole(self):
        """What the totals are of."""
        if self.team_id is None:
            return Line(_("Everyone"), "anyone", frozenset())
        ids = frozenset(person_id for person_id, (_name, team_ids) in self._people.items() if self.team_id in team_ids)
        return Line(self.teams[self.team_id], f"{OF_TEAM}{self.team_id}", ids)

    def lines(self):
        """People of the team; of everyone: teams, and those without one and nobody if there is anything to tell."""
        if self.team_id is not None:
            return [person(id_, name) for id_, (name, team_ids) in self._people.items() if self.team_id in team_ids]
        in_teams = [Line(name, f"{OF_TEAM}{id_}", frozenset(
            person_id for person_id, (_name, team_ids) in self._people.items() if id_ in team_ids), self._team_url(id_))
            for id_, name in self.teams.items()]
        alone = [person(id_, name) for id_, (name, team_ids) in self._people.items()
                 if not team_ids & self.teams.keys()]
        nobody = Line(str(_lp("person", "Nobody")), "none", frozenset([None]))
        others = [line for line in (*alone, nobody) if any(self.number(figure, line) for figure in self.figures)]
        return in_teams + others

    def number(self, figure, line):
        by_person = self._measured[figure.key]
        if line.who == "anyone":
            return sum(by_person.values())
        return sum([by_person[person_id] for person_id in line.person_ids & by_person.keys()])

    def cells(self, line):
        """What all figures come to, in their order."""
        return [self._cell(figure, label, line) for figure, label in zip(self.figures, self.labels, strict=True)]

    def _cell(self, figure, label, line):
        number = None if figure.key in self._empty else self.number(figure, line)
        url = figure.link(self.period.first, self.period.last, line.who) if number else ""
        return Cell(label, number, figure.is_money, url)


def person(id_, name):
    return Line(name, str(id_), frozenset([id_]))
