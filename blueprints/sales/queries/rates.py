"""Which exchange rates: those in force, all of a currency, and the currencies that lack one."""
import sqlalchemy as sa

from core.access import of
from models import Job, Order, Rate, User, db


def rates():
    """All rates, newest first within each currency, with who entered them."""
    query = sa.select(Rate.id, Rate.currency, Rate.valid_from, Rate.home_per_unit, User.name.label("by"))
    query = query.outerjoin(User, User.id == Rate.created_by_id)
    return db.session.execute(query.order_by(Rate.currency, Rate.valid_from.desc())).all()


def currencies_without_rate():
    """(currency, number of orders, first day) of orders that no rate is known for, those with most orders first."""
    count = sa.func.count(Order.id)
    query = of(Order, Order.currency, count.label("orders"), sa.func.min(Order.ordered_on).label("first"))
    return db.session.execute(
        query.where(Order.home_rate.is_(None)).group_by(Order.currency).order_by(count.desc(), Order.currency)).all()


def conversions_under_way():
    """The jobs that convert orders now, as (currency, done, total)."""
    query = sa.select(Job.args, Job.done, Job.total).where(
        Job.kind == "sales.convert", Job.state.in_(("queued", "running")))
    return [(args["currency"], done, total) for args, done, total in db.session.execute(query.order_by(Job.id))]
