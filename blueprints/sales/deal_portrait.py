"""What the page of a deal tells, each part read when the page draws it."""
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from blueprints.sales.queries import deal as queries
from blueprints.sales.queries.shares import shares_of
from core.words import _n
from models import now


@dataclass(frozen=True)
class Step:
    """A stage of the strip; `spent` is how long the deal stood in it, all times together."""

    name: str
    spent: timedelta
    is_here: bool
    is_behind: bool
    outcome: str

    @property
    def spent_text(self):
        """In words, rounded down."""
        if self.spent >= timedelta(days=1):
            return _n("%(num)s day", "%(num)s days", self.spent.days)
        if self.spent >= timedelta(hours=1):
            return _n("%(num)s hour", "%(num)s hours", self.spent // timedelta(hours=1))
        return _n("%(num)s minute", "%(num)s minutes", self.spent // timedelta(minutes=1)) if self.spent else ""


class DealPortrait:
    def __init__(self, deal):
        self.deal = deal

    @cached_property
    def facts(self):
        return queries.facts_of(self.deal)

    @cached_property
    def steps(self):
        """The stages of the deal's pipeline with the time it stood in each; of the closing ones only its own."""
        spent = time_in_stages(queries.moves_of(self.deal), now() if self.deal.is_open else None)
        here = self.stage
        return [Step(stage.name, spent.get(stage.id, timedelta(0)), stage.id == here.id,
                     (stage.position, stage.id) < (here.position, here.id) and here.outcome != "lost", stage.outcome)
                for stage in self.stages if stage.outcome == "open" or stage.id == here.id]

    @cached_property
    def stages(self):
        return queries.stages_of(self.deal.pipeline_id, also=self.deal.stage_id)

    @cached_property
    def stage(self):
        """The one it stands in."""
        return next(stage for stage in self.stages if stage.id == self.deal.stage_id)

    @property
    def closing(self):
        """{outcome: the id of the first stage that has it}: where winning and losing lead."""
        return {stage.outcome: stage.id for stage in reversed(self.stages) if stage.archived_at is None}

    @cached_property
    def lines(self):
        return queries.lines_of(self.deal)

    @property
    def lines_cents(self):
        return sum(line.line_cents for line in self.lines)

    @cached_property
    def people(self):
        return queries.people_of(self.deal)

    @property
    def persons(self):
        return [row for row in self.people if row.part != "competes"]

    @property
    def competitors(self):
        return [row for row in self.people if row.part == "competes"]

    @cached_property
    def partners(self):
        return shares_of(self.deal)

    @property
    def probability(self):
        """What counts: the deal's own while it is open, else its stage's."""
        own = self.deal.probability
        return self.stage.probability if own is None or self.deal.state != "open" else own

    @property
    def category(self):
        return self.deal.category or self.stage.category if self.deal.state == "open" else self.stage.category

    @property
    def weighted_cents(self):
        """In home currency, rounded half up."""
        return (self.deal.home_cents * self.probability + 50) // 100


def time_in_stages(steps, until=None):
    """{stage id: time} from (at, stage id) of the moves of a deal, in order; `until` ends the last one, which without
    it has none: in a stage that closes no time is spent."""
    spent = {}
    ends = [step.at for step in steps[1:]] + [until]
    for step, end in zip(steps, ends, strict=True) if steps else ():
        if end is not None:
            spent[step.stage_id] = spent.get(step.stage_id, timedelta(0)) + (end - step.at)
    return spent
