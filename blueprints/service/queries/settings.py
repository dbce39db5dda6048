"""What tickets choose from: categories, products; the calendars and policies as administrators see them."""
import sqlalchemy as sa

from core.directory import remembered
from core.search import name_key
from core.trees import in_branch, whole_before_parts
from models import Product, ServicePolicy, TicketCategory, WorkCalendar, db

MOST = 500


def categories():
    """(id, path, parent_id) of the categories, each below the one it is part of."""
    query = sa.select(TicketCategory.id, TicketCategory.path, TicketCategory.parent_id).where(
        TicketCategory.archived_at.is_(None)).order_by(*in_branch(TicketCategory)).limit(MOST)
    return remembered("ticket categories", lambda: whole_before_parts(db.session.execute(query).all()))


def category_choices():
    return [(category.id, category.path) for category in categories()]


def product_id(text):
    """The id of the product of a code or a name; None when there is none."""
    key = name_key(text)
    query = sa.select(Product.id).where(Product.archived_at.is_(None), sa.or_(
        Product.code_key == key, Product.name_key == key)).order_by(Product.id).limit(1)
    return db.session.scalar(query)


def calendars():
    """The calendars in force, by name."""
    return db.session.scalars(sa.select(WorkCalendar).where(WorkCalendar.archived_at.is_(None)).order_by(
        WorkCalendar.name, WorkCalendar.id)).all()


def calendar_choices():
    return [(calendar.id, calendar.name) for calendar in calendars()]


def policies():
    """The policies in force with the name of their calendar, in the order they are tried."""
    query = sa.select(
        ServicePolicy.id, ServicePolicy.name, ServicePolicy.position, ServicePolicy.kinds, ServicePolicy.priorities,
        ServicePolicy.classes, ServicePolicy.first_minutes, ServicePolicy.update_minutes,
        ServicePolicy.resolution_minutes, WorkCalendar.name.label("calendar"),
    ).join(WorkCalendar, WorkCalendar.id == ServicePolicy.calendar_id).where(ServicePolicy.archived_at.is_(None))
    return db.session.execute(query.order_by(ServicePolicy.position, ServicePolicy.id)).all()
