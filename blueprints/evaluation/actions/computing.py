"""Computing evaluations: from facts to points to a score. The same facts give the same; other facts supersede."""
import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from blueprints.evaluation.queries.evaluations import excused_facts, in_force, judgements, points_before
from blueprints.evaluation.rules import Rules, points_of
from blueprints.evaluation.sources import NOTHING, SOURCES, Found
from measures.criteria import is_provisional, score
from models import Evaluation, EvaluationInput, ScoreTemplate, db, now


@dataclass(frozen=True)
class Result:
    """What came out for one party. `score` is a measures.points.Score."""

    found: dict  # {criterion id: Found}
    points: dict  # {criterion id: points or None}
    score: object
    strict: float | None  # the score with nothing excused; None where nothing was
    excused: int
    n: int | None


class Evaluator:
    """A template at work on one period: facts of many parties are read at once, then each is judged."""

    def __init__(self, template, period, as_of):
        self.rules, self.template, self.period, self.as_of = Rules(template), template, period, as_of

    @property
    def span(self):
        return self.period.first, self.period.last

    def read(self, party_ids):
        """Everything that is needed to judge these, in a fixed number of statements."""
        self.read_facts(party_ids, self.rules.measured)
        self.given = judgements(self.rules.judged, party_ids, self.period.first)
        carries = self.template.policy == "carry"
        self.before = points_before(self.template, party_ids, self.period.first) if carries else {}

    def read_facts(self, party_ids, criteria):
        """What these criteria are measured by, and what was excused of it."""
        facts = {}
        for criterion in criteria:
            source = SOURCES.get(criterion.measure)
            key = source and (source.read, source.key(criterion.settings))
            if source is not None and key not in facts:
                facts[key] = source.read(party_ids, *self.span, criterion.settings)
        self.facts = facts
        self.excused = excused_facts(party_ids, self.template.role)

    def facts_of(self, criterion, party_id):
        source = SOURCES[criterion.measure]
        return self.facts[source.read, source.key(criterion.settings)].get(party_id, [])

    def measure(self, criterion, party_id, excused=frozenset()):
        """The Found of a measured criterion. Nothing where nothing can be measured (any more)."""
        source = SOURCES.get(criterion.measure)
        if source is None:
            return NOTHING
        facts = self.facts_of(criterion, party_id)
        if excused and source.fact:
            facts = [fact for fact in facts if source.fact(fact) not in excused]
        return source.find(facts, *self.span, self.as_of, criterion.settings)

    def judge(self, criterion, party_id):
        """The Found of a judged criterion: the mean of what was given, 1 to 5."""
        given = self.given.get((party_id, criterion.id))
        return Found(sum(given) / len(given), sum(given), len(given), len(given)) if given else NOTHING

    def found(self, party_id, excused=frozenset()):
        return {criterion.id: self.measure(criterion, party_id, excused) if criterion.source == "measured"
                else self.judge(criterion, party_id) for criterion in self.rules.leaves}

    def score(self, party_id, found):
        """({criterion id: points}, Score)"""
        points = {criterion.id: points_of(criterion, found[criterion.id].value) for criterion in self.rules.leaves}
        before = {criterion.id: self.before.get((party_id, criterion.id)) for criterion in self.rules.leaves}
        return points, score(self.rules.nodes(points, before), self.template.policy)

    def touched(self, party_id):
        """How many facts of theirs are excused in this period."""
        held = {SOURCES[criterion.measure].fact(fact) for criterion in self.rules.measured
                if criterion.measure in SOURCES and SOURCES[criterion.measure].fact
                for fact in self.facts_of(criterion, party_id)}
        return held & self.excused.get(party_id, set())

    def evaluate(self, party_id):
        """The Result for one party, whose facts were read."""
        excused = self.touched(party_id) if party_id in self.excused else set()
        found = self.found(party_id, excused)
        points, scored = self.score(party_id, found)
        strict = self.score(party_id, self.found(party_id))[1].value if excused else None
        cases = [found[criterion.id].n for criterion in self.rules.measured
                 if found[criterion.id].value is not None and not SOURCES[criterion.measure].is_whole]
        return Result(found, points, scored, strict, len(excused), min(cases, default=None))

    def state(self, result):
        if self.as_of <= self.period.last:
            return "running"
        few = is_provisional(result.score.coverage, result.n, self.template.least_coverage / 100, self.template.least_n)
        return "provisional" if few else "final"


def compute(template, party_ids, period, as_of, *, by):
    """Bring the evaluations of one period up to date; returns how many are new. Without any data none is made, but one
    that had data before is superseded by what is left."""
    db.session.execute(sa.select(ScoreTemplate.id).where(ScoreTemplate.id == template.id).with_for_update())  # in turn
    work = Evaluator(template, period, as_of)
    work.read(party_ids)
    held, made = in_force(template, party_ids, period.first), 0
    if not work.rules.measured:  # whom nobody judged has no score
        judged = {party_id for party_id, _criterion_id in work.given}
        party_ids = [party_id for party_id in party_ids if party_id in judged or party_id in held]
    for party_id in party_ids:
        result, before = work.evaluate(party_id), held.get(party_id)
        if result.score.value is None:
            made += supersede(before)
            continue
        fresh = row_of(work, party_id, result, by)
        if before is None or before.digest != fresh.digest:
            supersede(before)
            db.session.flush()  # the old one goes first: only one is in force
            db.session.add(fresh)
            made += 1
    db.session.flush()
    return made


def supersede(evaluation):
    if evaluation is None:
        return 0
    evaluation.superseded_at = now()
    return 1


def row_of(work, party_id, result, by):
    scored, role = result.score, work.template.role
    inputs = [input_of(work, criterion, result, party_id) for criterion in work.rules.leaves]
    row = Evaluation(
        template_id=work.template.id, party_id=party_id, role=role, starts_on=work.period.first,
        ends_on=work.period.last, as_of=work.as_of, state=work.state(result), score=exact(scored.value, 4),
        strict=exact(result.strict, 4), coverage=exact(scored.coverage, 4), n=result.n, excused=result.excused,
        failed=list(scored.failed), computed_by_id=by.id, inputs=inputs)
    row.digest = digest(row, inputs)
    return row


def input_of(work, criterion, result, party_id):
    found = result.found[criterion.id]
    low, high = found.interval or (None, None)
    return EvaluationInput(
        criterion_id=criterion.id, party_id=party_id, role=work.template.role, value=exact(found.value, 6),
        part=exact(found.part, 6), whole=exact(found.whole, 6), n=found.n, low=exact(low, 6), high=exact(high, 6),
        points=exact(result.points[criterion.id], 4), share=exact(work.rules.shares[criterion.id], 6))


def exact(number, places):
    """A number as an exact decimal of so many places; None stays None."""
    return None if number is None else round(Decimal(number), places)


def digest(row, inputs):
    """Of all that was found and said: an evaluation with the same digest says nothing new."""
    told = [row.state, row.score, row.strict, row.coverage, row.n, row.excused, row.failed,
            [[each.criterion_id, each.value, each.part, each.whole, each.n, each.points] for each in inputs]]
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()
