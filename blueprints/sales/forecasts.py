"""A forecast as its page shows it: of the whole, of each person or team, of each part of the period."""
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import sqlalchemy as sa

from blueprints.sales.queries.forecast import SUBJECTS, added_up, calibrations, sums_behind
from blueprints.sales.queries.targets import COMPANY, goals
from core.scope import principal_of
from core.words import _, _lp
from measures.forecast import COLUMNS, Forecast, Worth, attainment, coverage, forecast, gap
from models import Team, User, db

OPENS = {  # which columns' deals a number of a roll-up is made of
    "single": {name: (name,) for name in COLUMNS},
    "cumulative": {"closed": ("closed",), "commit": ("closed", "commit"),
                   "best_case": ("closed", "commit", "best_case"), "pipeline": ("commit", "best_case", "pipeline")},
}
NAMES = {kind: sa.select(model.id, model.name).where(model.id.in_(sa.bindparam("ids", expanding=True)))
         for kind, model in (("owner", User), ("team", Team))}
WEIGHTED = ("commit", "best_case", "pipeline")


@dataclass(frozen=True)
class Line:
    """One row of the table: whose it is, by name and as addresses say it, what it comes to, what it is to reach."""

    name: str
    whose: object
    forecast: Forecast
    goal: int | None

    @property
    def attainment(self):
        return attainment(self.forecast.closed, self.goal)


class Outlook:
    """What a Viewpoint shows: one statement for all sums, one each for targets, what is late and what is undated."""

    def __init__(self, view):
        self.view = view
        self.calibrated_by, self._factors = calibrations()
        self._worths = self._added_up()
        self._goals = goals("won_value", view.period)

    @property
    def is_calibrated(self):
        return bool(self._factors)

    def shown(self, of):
        """{column: cents} of a Forecast in the roll-up asked for."""
        return getattr(of, self.view.roll_up)

    def opens(self, name):
        """The columns whose deals make a number, as addresses name them."""
        return ",".join(OPENS[self.view.roll_up][name])

    def _added_up(self):
        """[(part, whose, Worth)] of all that counts."""
        self.unrated, worths, factors = 0, [], {id_: Fraction(factor) for id_, factor in self._factors.items()}
        keys = "part", f"{self._kind}_id", SUBJECTS[self.calibrated_by], "state", "category", "probability"
        for part, whose, subject, state, category, probability, cents, count, unrated in added_up(self.view, *keys):
            worths.append((part, whose, Worth(state, category, cents, probability, count, factors.get(subject, 1))))
            self.unrated += unrated
        return worths

    @property
    def _kind(self):
        return "team" if self.view.by == "team" else "owner"

    @cached_property
    def whole(self):
        return forecast(worth for _part, _whose, worth in self._worths)

    @cached_property
    def parts(self):
        """[(Period, Forecast)] of the parts of the period."""
        by_part = defaultdict(list)
        for place, _whose, worth in self._worths:
            by_part[place].append(worth)
        return [(part, forecast(by_part[place])) for place, part in enumerate(self.view.period.parts)]

    @cached_property
    def lines(self):
        """One Line for each person, or team, that has something in the period, by name; nobody's comes last."""
        kind, by_subject = self._kind, defaultdict(list)
        for _part, whose, worth in self._worths:
            by_subject[whose].append(worth)
        nobody = _("No team") if kind == "team" else str(_lp("person", "Nobody"))
        names = names_of(kind, by_subject) | {None: nobody}
        return [Line(names.get(id_, "?"), id_ or "none", forecast(by_subject[id_]),
                     self._goals.get((kind, id_)) if self.view.pipeline is None else None)
                for id_ in sorted(by_subject, key=lambda id_: (id_ is None, names.get(id_, "").casefold(), id_ or 0))]

    def openings(self, names):
        """{name of a number: its opening()}"""
        return {name: self.opening(self.opens(name)) for name in names}

    def opening(self, what):
        """What makes the address of a line's deals in some columns, put before whose they are."""
        return f"{self.view.query(what=what, **{self._kind: ''})}&{self._kind}="

    @cached_property
    def late(self):
        """(cents, count, unrated) of open deals whose close date is past, whatever the period."""
        return sums_behind(self.view, ["late"])

    @cached_property
    def undated(self):
        return sums_behind(self.view, ["undated"])

    # -- against the target ------------------------------------------------------------------------------------------

    @cached_property
    def goal(self):
        """What the one person or team that is looked at, or else the company, is to reach; None without a target."""
        view = self.view
        if view.pipeline is not None or (view.team and view.owner != "anyone"):
            return None
        owner = str(principal_of(db.session).id) if view.owner == "me" else view.owner
        if owner.isdecimal():
            return self._goals.get(("owner", int(owner)))
        if view.team.isdecimal():
            return self._goals.get(("team", int(view.team)))
        return self._goals.get(COMPANY) if owner == "anyone" and not view.team else None

    @property
    def attainment(self):
        return attainment(self.whole.closed, self.goal)

    @property
    def gap(self):
        return gap(self.whole.closed, self.goal)

    @property
    def coverage(self):
        return coverage(self.whole.open_cents, self.gap)


def names_of(kind, ids):
    """{id: name} of people or teams."""
    asked = sorted(id_ for id_ in ids if id_ is not None)
    return dict(map(tuple, db.session.execute(NAMES[kind], {"ids": asked}))) if asked else {}
