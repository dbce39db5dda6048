"""What the first page tells: what changed class, what was ordered, what was imported, what is left to set up."""
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.imports.queries import runs
from core.access import of
from models import ImportRun, LifecycleEvent, NameCard, Order, Rate, User, db, now

CHANGES_OF_DAYS = 30
About = aliased(NameCard)

LAST_ORDERS = of(
    Order, Order.id, Order.number, Order.ordered_on, Order.currency, Order.total_cents, Order.party_id,
    About.title.label("customer"),
).outerjoin(About, About.id == Order.party_id).where(Order.state == "completed").order_by(
    Order.ordered_at.desc(), Order.id.desc()).limit(8)

LAST_CHANGES = of(
    LifecycleEvent, LifecycleEvent.party_id, LifecycleEvent.from_class, LifecycleEvent.to_class, LifecycleEvent.at,
    About.title.label("customer"),
).outerjoin(About, About.id == LifecycleEvent.party_id).where(LifecycleEvent.at >= sa.bindparam("since")).order_by(
    LifecycleEvent.at.desc(), LifecycleEvent.id.desc()).limit(8)


def last_orders():
    return db.session.execute(LAST_ORDERS).all()


def last_changes():
    """What changed class in the last CHANGES_OF_DAYS days, newest first."""
    return db.session.execute(LAST_CHANGES, {"since": now() - timedelta(days=CHANGES_OF_DAYS)}).all()


def last_imports(principal):
    """The newest of those the asker may open: the name of a file alone can say too much."""
    newest = ImportRun.created_at.desc(), ImportRun.id.desc()
    return db.session.execute(runs(principal).query.order_by(*newest).limit(5)).all()


def set_up_so_far():
    """(has colleagues, knows a rate, has orders without a rate) in one statement."""
    colleagues = sa.select(User.id).where(User.is_active).limit(2).subquery()
    return db.session.execute(sa.select(
        (sa.select(sa.func.count()).select_from(colleagues).scalar_subquery() > 1).label("colleagues"),
        sa.select(Rate.id).exists().label("rates"),
        of(Order, Order.id).where(Order.home_rate.is_(None)).exists().label("unrated"),
    )).one()
