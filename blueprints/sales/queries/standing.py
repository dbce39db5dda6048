"""Deals as they stand, now or at the end of a past day: selects of the same columns from two sources.

The past is told by stage events: a deal as of a day is its last event up to the end of that day. Only deals that can
have been open then are asked: those that are open now, and those that were closed or archived since.
"""
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.address_values import row_id
from core.people import is_person
from core.times import start_of
from core.workspace import workspace
from models import Deal, Record, Stage, StageEvent

Then = aliased(StageEvent)   # what held
Later = aliased(StageEvent)  # whatever says that a deal was open before
ENDS = ("won", "lost", "archived")


@dataclass(frozen=True)
class Branch:
    """A select of deals in one state. `when` is the column a period is about, `begin` turns a day into its kind."""

    query: object
    when: object
    begin: object
    owner: object
    team: object
    category: object

    def of(self, view, *, period=True):
        """Narrowed to what a Viewpoint asks for."""
        conditions = [is_person(self.owner)(view.owner)]
        if view.team:
            conditions.append(self.team.is_(None) if view.team == "none" else self.team == row_id(view.team))
        if view.pipeline:
            conditions.append(Deal.pipeline_id == view.pipeline)
        if period:
            conditions += [self.when >= self.begin(view.period.first), self.when < self.begin(after(view.period.last))]
        return self.query.where(*conditions)

    def part(self, parts):
        """The number of the part of a period that a deal falls into."""
        following = parts[1:]
        if not following:
            return sa.literal(0)
        return sa.case(*((self.when < self.begin(part.first), place) for place, part in enumerate(following)),
                       else_=len(following))


def after(day):
    return day + timedelta(days=1) if day < date.max else day


def columns(**columns):
    return [column.label(name) for name, column in columns.items()]


class Now:
    """Deals as they stand at this moment, from their own rows."""

    def open(self):
        return self._branch(Record.is_open, Deal.closes_on)

    def decided(self, outcome, _period):
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
        return Branch(query, when, lambda day: day, Deal.owner_id, Deal.team_id, category)


class Past:
    """The same as of the end of a day."""

    def __init__(self, day):
        self.end = instant(after(day))

    def open(self):
        candidates = of(Deal, Deal.id).where(Record.is_open).union_all(
            sa.select(Later.deal_id).where(Later.verb.in_(ENDS), Later.at >= self.end))
        return self._branch("open", candidates, Then.closes_on, lambda day: day)

    def decided(self, outcome, period):
        """When it was: at the last of its steps of that name up to then."""
        step, same = aliased(StageEvent), aliased(StageEvent)
        when = sa.select(sa.func.max(step.at)).where(
            step.deal_id == Deal.id, step.verb == outcome, step.at < self.end).correlate(Deal).scalar_subquery()
        candidates = sa.select(same.deal_id).where(
            same.verb == outcome, same.at >= instant(period.first),
            same.at < min(self.end, instant(after(period.last))))
        return self._branch(outcome, candidates, when, instant)

    def _branch(self, state, candidates, when, begin):
        is_unrated = sa.and_(Then.home_cents.is_(None), Then.amount_cents.is_not(None))
        query = of(Deal, *columns(
            id=Deal.id, title=Record.title, party_id=Record.party_id, state=Then.state, category=Then.category,
            probability=Then.probability, cents=sa.func.coalesce(Then.home_cents, 0),
            stage_id=Then.stage_id, owner_id=Then.owner_id, team_id=Then.team_id, source_id=Deal.source_id,
            unrated=sa.cast(is_unrated, sa.Integer), closes_on=Then.closes_on, amount_cents=Then.amount_cents,
            currency=Then.currency,
        )).join(Then, Then.id == last_event(self.end)).where(Then.state == state, Deal.id.in_(candidates))
        return Branch(query, when, begin, Then.owner_id, Then.team_id, Then.category)


def seen(statement):
    """The statement, limited once: whoever sees a deal sees its past, and all that it is joined to."""
    return statement.execution_options(seen_through=Deal)


def last_event(end):
    """The id of a deal's last event before an instant."""
    event = aliased(StageEvent)
    return sa.select(event.id).where(event.deal_id == Deal.id, event.at < end).order_by(
        event.at.desc(), event.id.desc()).limit(1).correlate(Deal).scalar_subquery()


def instant(day):
    """When a day begins by the workspace's clock."""
    return start_of(day, workspace().time_zone)


def source(day):
    """Where deals as of a day are read from; None: now."""
    return Now() if day is None else Past(day)
