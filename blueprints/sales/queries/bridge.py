"""What changed of the open pipeline between two days: the deals that took a step, as they stood before and after."""
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.queries.standing import Past, after, instant, last_event, seen
from core.access import of
from core.address_values import row_id
from core.people import is_person
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
    rows = Past(day).open().of(view).subquery()
    cents = sa.cast(sa.func.coalesce(sa.func.sum(rows.c.cents), 0), sa.BigInteger)
    return db.session.execute(seen(sa.select(cents.label("cents"), sa.func.count(rows.c.id).label("count")))).one()


def steps_between(view, first, last):
    """The Steps from the end of one day to the end of a later one."""
    return [Step(bar, cents, row) for row in _changed(view, instant(after(first)), instant(after(last)))
            for bar, cents in steps(_standing(row, "was_", view), _standing(row, "", view))]


def _standing(row, prefix, view):
    held = {name: getattr(row, f"{prefix}{name}") for name in ("state", "cents", "is_ours", "closes_on", "decided_at")}
    if held["state"] is None:
        return None
    is_decided = held["state"] in ("won", "lost")
    day = today(workspace(), held["decided_at"]) if is_decided and held["decided_at"] else held["closes_on"]
    return Standing(held["state"], held["cents"] or 0, bool(held["is_ours"]),
                    view.period.first <= day <= view.period.last)


def _changed(view, begin, end):
    """Each deal with a step in between, with the columns of its Standing before (`was_…`) and after."""
    moved = sa.select(Moved.deal_id).where(Moved.at >= begin, Moved.at < end)
    query = of(
        Deal, Deal.id, Record.title, Customer.title.label("customer"), User.name.label("owner"),
        *_columns(Before, "was_", view, begin), *_columns(After, "", view, end),
    ).join(After, After.id == last_event(end)).outerjoin(Before, Before.id == last_event(begin)).outerjoin(
        Customer, Customer.id == Record.party_id).outerjoin(User, User.id == After.owner_id)
    if view.pipeline:
        query = query.where(Deal.pipeline_id == view.pipeline)
    return db.session.execute(seen(query.where(Deal.id.in_(moved)).order_by(Deal.id))).all()


def _columns(event, prefix, view, end):
    ours = is_person(event.owner_id)(view.owner)
    if view.team:
        ours = sa.and_(ours, event.team_id.is_(None) if view.team == "none" else event.team_id == row_id(view.team))
    decided = aliased(StageEvent)
    decided_at = sa.select(sa.func.max(decided.at)).where(
        decided.deal_id == Deal.id, decided.verb == event.state, decided.at < end).correlate(Deal, event)
    return [column.label(f"{prefix}{name}") for name, column in (
        ("state", event.state), ("cents", event.home_cents), ("closes_on", event.closes_on),
        ("is_ours", sa.case((ours, 1), else_=0)), ("decided_at", decided_at.scalar_subquery()))]
