"""What tickets choose from: categories, products; the calendars and policies as administrators see them."""
import sqlalchemy as sa

from core.directory import remembered
from core.search import name_key
from models import Product, TicketCategory, db

MOST = 500


def categories():
    """(id, path) of the categories, each below the one it is part of."""
    query = sa.select(TicketCategory.id, TicketCategory.path).where(TicketCategory.archived_at.is_(None))
    return remembered("ticket categories", lambda: db.session.execute(
        query.order_by(TicketCategory.path_key, TicketCategory.id).limit(MOST)).all())


def category_choices():
    return [tuple(category) for category in categories()]


def product_id(text):
    """The id of the product of a code or a name; None when there is none."""
    key = name_key(text)
    query = sa.select(Product.id).where(Product.archived_at.is_(None), sa.or_(
        Product.code_key == key, Product.name_key == key)).order_by(Product.id).limit(1)
    return db.session.scalar(query)
