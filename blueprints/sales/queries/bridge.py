"""What changed of the open pipeline between two days: the deals that took a step, as they stood before and after."""
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.queries.asked import after, instant, of_team, shape_of, values_of, whose
from blueprints.sales.queries.standing import Past, last_event, seen
from core.access import of
from core.times import today
from core.workspace import workspace
from measures.bridge import Standing, steps
from models import Deal, NameCard, Record, StageEvent, User, db

Before, After, Moved = aliased(StageEvent), aliased(StageEvent), aliased(StageEvent)
Customer = aliased(NameCard)


@dataclass(frozen=True)
class Step:
    """One deal's way through a bar. `was_cents` None: it was not there."""

    bar: str
    cents: int
    deal: object  # a row with id, title, customer, owner, was_cents, cents


def pipeline_sum(view, day):
    """(cents, count) of the open deals of a period at the end of a day."""
    return db.session.execute(_pipeline_sum(shape_of(view)), values_of(view) | {"end": instant(after(day))}).one()


@lru_cache(100)
def _pipeline_sum(shape):
    rows = Past().open().of(shape).subquery()
    cents = sa.cast(sa.func.coalesce(sa.func.sum(rows.c.cents), 0), sa.BigInteger)
    return seen(sa.select(cents.label("cents"), sa.func.count(rows.c.id).label("count")))


def steps_between(view, first, last):
    """The Steps from the end of one day to the end of a later one."""
    return [Step(bar, cents, row) for row in _between(view, instant(after(first)), instant(after(last)))
            for bar, cents in steps(_standing(row, "was_", view), _standing(row, "", view))]


def _standing(row, prefix, view):
    held = {name: getattr(row, f"{prefix}{name}") for name in ("state", "cents", "is_ours", "closes_on", "decided_at")}
    if held["state"] is None:
        return None
    is_decided = held["state"] in ("won", "lost")
    day = today(workspace(), held["decided_at"]) if is_decided and held["decided_at"] else held["closes_on"]
    return Standing(held["state"], held["cents"] or 0, bool(held["is_ours"]),
                    view.period.first <= day <= view.period.last)


def _between(view, begin, end):
    return db.session.execute(_changed(shape_of(view)), values_of(view) | {"begin": begin, "end": end}).all()


@lru_cache(100)
def _changed(shape):
    """Each deal with a step in between, with the columns of its Standing before (`was_…`) and after."""
    moved = sa.select(Moved.deal_id).where(Moved.at >= sa.bindparam("begin"), Moved.at < sa.bindparam("end"))
    query = of(
        Deal, Deal.id, Record.title, Customer.title.label("customer"), User.name.label("owner"),
        *_columns(Before, "was_", shape, "begin"), *_columns(After, "", shape, "end"),
    ).join(After, After.id == last_event("end")).outerjoin(Before, Before.id == last_event("begin")).outerjoin(
        Customer, Customer.id == Record.party_id).outerjoin(User, User.id == After.owner_id)
    if shape.of_pipeline:
        query = query.where(Deal.pipeline_id == sa.bindparam("pipeline"))
    return seen(query.where(Deal.id.in_(moved)).order_by(Deal.id))


def _columns(event, prefix, shape, end):
    ours = sa.and_(whose(event.owner_id, shape.owner), of_team(event.team_id, shape.team))
    decided = aliased(StageEvent)
    decided_at = sa.select(sa.func.max(decided.at)).where(
        decided.deal_id == Deal.id, decided.verb == event.state, decided.at < sa.bindparam(end)).correlate(Deal, event)
    return [column.label(f"{prefix}{name}") for name, column in (
        ("state", event.state), ("cents", event.home_cents), ("closes_on", event.closes_on),
        ("is_ours", sa.case((ours, 1), else_=0)), ("decided_at", decided_at.scalar_subquery()))]
