"""The yearly report of complaints: computed when it is drawn, each figure with the way to its rows."""
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from blueprints.service.labels import COMPLAINT_STAGES, REMEDIES
from blueprints.service.queries import complaint_years as queries
from blueprints.service.stage_clocks import complaint_calendar
from core.money import format_money
from core.spans import span_address
from core.words import _, language
from measures import business_days
from measures.spread import quantile
from models import COMPLAINT_STAGES as STAGES

UNSAID = "unsaid"


@dataclass(frozen=True)
class Cause:
    """`number`: complaints of it and of all below it; `filters` lead to exactly these."""

    path: str
    number: int
    filters: dict


@dataclass(frozen=True)
class StageTime:
    """Business days at a stage of the `number` complaints that went past it; None where there are none."""

    stage: str
    label: str
    number: int
    median: float | None
    most: float | None  # of nine in ten


@dataclass(frozen=True)
class Asked:
    """The complaints that asked for one remedy: how many were given what, and what it came to."""

    code: str
    number: int
    given: dict
    cost: str


class YearReport:
    def __init__(self, year):
        self.year = year
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)

    @property
    def base(self):
        """The filters of the list of tickets that all its rows share."""
        return {"kind": "complaint", "created": span_address(self.first, self.last)}

    @cached_property
    def _found(self):
        return queries.complaints(self.first, self.last)

    @property
    def is_cut(self):
        return len(self._found) > queries.MOST

    @cached_property
    def rows(self):
        return self._found[:queries.MOST]

    @property
    def number(self):
        return len(self.rows)

    # -- by cause ------------------------------------------------------------------------------------------------------

    @cached_property
    def causes(self):
        """Each with the sum of all below it, in the order of the tree; those without a cause at the end."""
        own, found = Counter(row.cause_id for row in self.rows), queries.causes()
        above = {cause_id: parent_id for cause_id, parent_id, _path in found}
        sums = Counter()
        for cause_id, number in own.items():
            while cause_id is not None:
                sums[cause_id] += number
                cause_id = above[cause_id]
        told = [Cause(path, sums[cause_id], self.base | {"cause": cause_id})
                for cause_id, _parent, path in found if sums[cause_id]]
        none = [Cause(_("No cause is known yet"), own[None], self.base | {"cause": "none"})] if own[None] else []
        return told + none

    # -- time per stage ------------------------------------------------------------------------------------------------

    @cached_property
    def stage_times(self):
        stages = {row.id: row.stage or "receipt" for row in self.rows}
        spent = self._spent()
        found = []
        for place, stage in enumerate(STAGES[:-1]):
            days = [spent.get((ticket_id, stage), 0) for ticket_id, at in stages.items() if STAGES.index(at) > place]
            found.append(StageTime(stage, COMPLAINT_STAGES[stage], len(days), quantile(days, 0.5), quantile(days, 0.9)))
        return found

    def _spent(self):
        """{(complaint, stage): business days it stood there}, over all its visits."""
        calendar, spent, before = complaint_calendar(), defaultdict(int), None
        for step in queries.steps(self.first, self.last):
            if before is not None and before.record_id == step.record_id:
                spent[before.record_id, before.stage] += business_days.passed(calendar, before.at, step.at)
            before = step
        return spent

    def past(self, stage):
        return self.base | {"stage": f"past-{stage}"}

    # -- remedies ------------------------------------------------------------------------------------------------------

    @cached_property
    def given(self):
        """The codes of the remedies that were given, in their order; `UNSAID` where none is decided yet."""
        held = {row.remedy or UNSAID for row in self.rows}
        return [code for code in (*REMEDIES, UNSAID) if code in held]

    @cached_property
    def asked(self):
        groups = defaultdict(list)
        for row in self.rows:
            groups[row.remedy_asked or UNSAID].append(row)
        return [Asked(code, len(groups[code]), Counter(row.remedy or UNSAID for row in groups[code]),
                      cost_of(groups[code])) for code in (*REMEDIES, UNSAID) if code in groups]

    def remedy_name(self, code, when_unsaid):
        return when_unsaid if code == UNSAID else str(REMEDIES[code])

    def answered(self, asked=None, given=None):
        return self.base | ({"asked": asked} if asked else {}) | ({"given": given} if given else {})

    @property
    def cost(self):
        return cost_of(self.rows)

    # -- again, and disputed -------------------------------------------------------------------------------------------

    @cached_property
    def repeated(self):
        return queries.repeated(self.first, self.last)

    @property
    def known(self):
        """Complaints of customers we know: the others cannot be told apart."""
        return sum(row.party_id is not None for row in self.rows)

    @property
    def rejected(self):
        return sum(row.outcome == "rejected" for row in self.rows)

    @property
    def disputed(self):
        return sum(bool(row.is_disputed) for row in self.rows)


def cost_of(rows):
    """What some complaints cost, each currency by itself; "" where nobody wrote a cost."""
    sums = defaultdict(int)
    for row in rows:
        if row.cost_cents is not None:
            sums[row.currency] += row.cost_cents
    return " + ".join(format_money(cents, currency, language()) for currency, cents in sorted(sums.items()))
