"""Deals as they stand, now or at the end of a past day: selects of the same columns from two sources.

The past is told by stage events: a deal as of a day is its last event up to the end of that day. Only deals that can
have been open then are asked: those that are open now, and those that were closed or archived since.
"""
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.queries.asked import of_team, whose
from core.access import of
from models import Deal, Record, Stage, StageEvent

Then = aliased(StageEvent)   # what held
Later = aliased(StageEvent)  # whatever says that a deal was open before
ENDS = ("won", "lost", "archived")


@dataclass(frozen=True)
class Branch:
    """A select of deals in one state. `when` is the column a period is about: of days, or else of instants."""

    query: object
    when: object
    owner: object
    team: object
    category: object
    is_of_days: bool = True

    def of(self, shape, *, period=True):
        """Narrowed to what views of a Shape ask for."""
        conditions = [whose(self.owner, shape.owner), of_team(self.team, shape.team)]
        if shape.of_pipeline:
            conditions.append(Deal.pipeline_id == sa.bindparam("pipeline"))
        if period:
            conditions += [self.when >= self._begin("first"), self.when < self._begin("after")]
        return self.query.where(*conditions)

    def _begin(self, day):
        return sa.bindparam(day if self.is_of_days else f"{day}_at")

    def part(self, parts):
        """The number of the part of a period that a deal falls into, of so many."""
        if parts == 1:
            return sa.literal(0)
        return sa.case(*((self.when < self._begin(f"part_{place}"), place - 1) for place in range(1, parts)),
                       else_=parts - 1)


def columns(**columns):
    return [column.label(name) for name, column in columns.items()]


class Now:
    """Deals as they stand at this moment, from their own rows."""

    def open(self):
        """No day of decision: so is each open deal, and its index holds no closed ones (decision 0048)."""
        return self._branch(sa.and_(Record.is_open, Deal.closed_on.is_(None)), Deal.closes_on)

    def decided(self, outcome):
        return self._branch(sa.and_(Record.state == outcome, Record.archived_at.is_(None)), Deal.closed_on)

    def _branch(self, condition, when):
        is_unrated = sa.and_(Deal.home_rate.is_(None), Deal.amount_cents.is_not(None))
        category = sa.func.coalesce(Deal.category, Stage.category)
        query = of(Deal, *columns(
            id=Deal.id, title=Record.title, party_id=Record.party_id, state=Record.state, category=category,
            probability=sa.func.coalesce(Deal.probability, Stage.probability), cents=Deal.home_cents,
            stage_id=Deal.stage_id, owner_id=Deal.owner_id, team_id=Deal.team_id, source_id=Deal.source_id,
            unrated=sa.cast(is_unrated, sa.Integer), closes_on=Deal.closes_on, amount_cents=Deal.amount_cents,
            currency=Deal.currency,
        )).join(Stage, Stage.id == Deal.stage_id).where(condition)
        return Branch(query, when, Deal.owner_id, Deal.team_id, category)


class Past:
    """The same as of the end of a day."""

    def open(self):
        candidates = of(Record, Record.id).where(Record.kind == "deal", Record.is_open).union_all(
            sa.select(Later.deal_id).where(Later.verb.in_(ENDS), Later.at >= sa.bindparam("end")))
        return self._branch("open", candidates, Then.closes_on)

    def decided(self, outcome):
        """When it was: at the last of its steps of that name up to then."""
        step, same = aliased(StageEvent), aliased(StageEvent)
        when = sa.select(sa.func.max(step.at)).where(
            step.deal_id == Deal.id, step.verb == outcome, step.at < sa.bindparam("end")).correlate(Deal)
        candidates = sa.select(same.deal_id).where(
            same.verb == outcome, same.at >= sa.bindparam("first_at"), same.at < sa.bindparam("decided_before"))
        return self._branch(outcome, candidates, when.scalar_subquery(), is_of_days=False)

    def _branch(self, state, candidates, when, *, is_of_days=True):
        is_unrated = sa.and_(Then.home_cents.is_(None), Then.amount_cents.is_not(None))
        query = of(Deal, *columns(
            id=Deal.id, title=Record.title, party_id=Record.party_id, state=Then.state, category=Then.category,
            probability=Then.probability, cents=sa.func.coalesce(Then.home_cents, 0),
            stage_id=Then.stage_id, owner_id=Then.owner_id, team_id=Then.team_id, source_id=Deal.source_id,
            unrated=sa.cast(is_unrated, sa.Integer), closes_on=Then.closes_on, amount_cents=Then.amount_cents,
            currency=Then.currency,
        )).join(Then, Then.id == last_event("end")).where(Then.state == state, Deal.id.in_(candidates))
        return Branch(query, when, Then.owner_id, Then.team_id, Then.category, is_of_days)


def seen(statement):
    """The statement, limited once: whoever sees a deal sees its past, and all that it is joined to."""
    return statement.execution_options(seen_through=Deal)


def last_event(end):
    """The id of a deal's last event before an instant, the parameter of this name."""
    event = aliased(StageEvent)
    return sa.select(event.id).where(event.deal_id == Deal.id, event.at < sa.bindparam(end)).order_by(
        event.at.desc(), event.id.desc()).limit(1).correlate(Deal).scalar_subquery()


def source(shape):
    """Where deals of a Shape are read from."""
    return Past() if shape.is_past else Now()
