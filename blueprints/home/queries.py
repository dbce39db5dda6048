"""What the first page tells beside the work: what I did last, what changed class, was ordered and imported, set-up."""
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.home import work
from blueprints.imports.queries import runs
from core import due
from core.access import of
from core.listing import Count
from core.whose import entries
from models import Change, CustomerProfile, Entry, ImportRun, LifecycleEvent, NameCard, Order, Rate, User, db, now

CHANGES_OF_DAYS = 30
NOTED = 300  # lines of timelines that are looked through for the records somebody noted something on last
About = aliased(NameCard)

LAST_ORDERS = of(
    Order, Order.id, Order.number, Order.ordered_on, Order.currency, Order.total_cents, Order.party_id,
    About.title.label("customer"),
).outerjoin(About, About.id == Order.party_id).where(Order.state == "completed").order_by(
    Order.ordered_at.desc(), Order.id.desc()).limit(5)

LAST_CHANGES = of(
    LifecycleEvent, LifecycleEvent.party_id, LifecycleEvent.from_class, LifecycleEvent.to_class, LifecycleEvent.at,
    About.title.label("customer"),
).outerjoin(About, About.id == LifecycleEvent.party_id).where(LifecycleEvent.at >= sa.bindparam("since")).order_by(
    LifecycleEvent.at.desc(), LifecycleEvent.id.desc()).limit(5)

OF_CHANGES = sa.select(Change.record_id, Change.at).where(Change.by_id == sa.bindparam("person_id")).order_by(
    Change.id.desc()).limit(100).subquery()
# Whether somebody still sees what they noted is asked of the last lines alone: else of all, if they do not.
LAST_NOTED = sa.select(entries.c.at).where(entries.c.by_id == sa.bindparam("person_id")).order_by(
    entries.c.at.desc(), entries.c.id.desc()).limit(NOTED).subquery()
OF_ENTRIES = sa.select(Entry.record_id, Entry.created_at.label("at")).where(
    Entry.by_id == sa.bindparam("person_id"), Entry.at >= sa.select(sa.func.min(LAST_NOTED.c.at)).scalar_subquery(),
).order_by(Entry.at.desc(), Entry.id.desc()).limit(50).subquery()
MINE = sa.union_all(sa.select(OF_CHANGES), sa.select(OF_ENTRIES)).subquery()
LAST = sa.select(MINE.c.record_id, sa.func.max(MINE.c.at).label("at")).group_by(MINE.c.record_id).order_by(
    sa.func.max(MINE.c.at).desc(), MINE.c.record_id.desc()).limit(8).subquery()
LAST_MINE = sa.select(About.id, About.kind, About.title, LAST.c.at).join(LAST, LAST.c.record_id == About.id).order_by(
    LAST.c.at.desc(), About.id.desc())

SET_UP = (
    of(CustomerProfile, CustomerProfile.party_id).where(CustomerProfile.is_current).exists(),
    sa.select(sa.func.count()).select_from(sa.select(User.id).where(User.is_active).limit(2).subquery()
                                           ).scalar_subquery() > 1,
    sa.select(Rate.id).exists(),
    of(Order, Order.id).where(Order.home_rate.is_(None)).exists(),
)


@dataclass(frozen=True)
class SetUp:
    """How far a workspace has come, as the asker sees it."""

    has_customers: bool
    has_colleagues: bool
    has_rates: bool
    lacks_rates: bool  # for some order


def last_orders():
    return db.session.execute(LAST_ORDERS).all()


def last_changes():
    """What changed class in the last CHANGES_OF_DAYS days, newest first."""
    return db.session.execute(LAST_CHANGES, {"since": now() - timedelta(days=CHANGES_OF_DAYS)}).all()


def last_imports(principal):
    """The newest of those the asker may open: the name of a file alone can say too much."""
    newest = ImportRun.created_at.desc(), ImportRun.id.desc()
    return db.session.execute(runs(principal).query.order_by(*newest).limit(5)).all()


def last_mine_asked(person_id):
    """(statement, parameters) of the records somebody changed or noted something on last, newest first."""
    return LAST_MINE, {"person_id": person_id}


def counts_asked(owner_id, up_to, bounds):
    """(statement, parameters) of somebody's open work and of what was set up."""
    return _counts(work.kind_names(), up_to), bounds | {"owner_id": owner_id}


def counts(asked, up_to):
    """({group: Count of somebody's open work}, SetUp)"""
    found = db.session.execute(*asked).one()
    told = {group: Count(number, up_to) for group, number in zip(due.GROUPS, found, strict=False)}
    return told, SetUp(*map(bool, found[len(due.GROUPS):]))


@lru_cache
def _counts(kinds, up_to):
    return sa.select(*(_counted(query, up_to) for query in work.counted_mine(kinds).values()), *SET_UP)


def _counted(query, up_to):
    return sa.select(sa.func.count()).select_from(query.limit(up_to + 1).subquery()).scalar_subquery()
