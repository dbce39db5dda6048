"""Which products: the list, what they sold, their names by code."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.actions.products import code_key
from core.access import of
from core.address_values import among, row_id
from core.listing import Listing, Sort
from core.search import name_key
from models import NameCard, Order, OrderLine, Product, db

Customer = aliased(NameCard)
ARCHIVED = {"yes": Product.archived_at.is_not(None), "no": Product.archived_at.is_(None)}
LAST = "\U0010ffff"  # sorts behind whatever a code goes on with


def found_by(search):
    """Products whose code begins with what stands in the search box, or whose name has it anywhere."""
    key, name = code_key(search), name_key(search)
    return sa.or_(sa.and_(Product.code_key >= key, Product.code_key < key + LAST),
                  Product.name_key.contains(name, autoescape=True))


PRODUCTS = Listing(
    query=of(Product, Product.id, Product.code, Product.name, Product.archived_at),
    sorts={"name": Sort(Product.name_key, Product.id), "code": Sort(Product.code_key, Product.id)},
    filters={"q": found_by, "archived": among(ARCHIVED)},
    unasked={"archived": "no"}, steady=frozenset({"archived"}),
)


def sold(product_ids):
    """{product id: quantity bought} over the purchases the asker may see, in one statement."""
    lines = sa.select(OrderLine.product_id, sa.func.sum(OrderLine.quantity)).join(Order, Order.id == OrderLine.order_id)
    bought = lines.where(OrderLine.product_id.in_(product_ids), Order.is_purchase, OrderLine.unit_price > 0,
                         OrderLine.quantity > 0)
    return dict(db.session.execute(bought.group_by(OrderLine.product_id)).all())


def last_orders(product_id, limit=20):
    """The last orders that hold a product."""
    query = sa.select(
        Order.id, Order.number, Order.ordered_on, Order.currency, OrderLine.quantity, OrderLine.unit_price,
        OrderLine.line_cents, Customer.title.label("customer"),
    ).join(OrderLine, OrderLine.order_id == Order.id).outerjoin(Customer, Customer.id == Order.party_id)
    query = query.where(OrderLine.product_id == product_id)
    return db.session.execute(query.order_by(Order.ordered_at.desc(), Order.id.desc()).limit(limit)).all()


def product_name(product_id):
    """The name of a product, else ""."""
    return db.session.scalar(sa.select(Product.name).where(Product.id == row_id(product_id))) or ""


def names_of(codes):
    """{code key: name} of the known ones among these codes."""
    keys = sorted({code_key(code) for code in codes})
    return dict(db.session.execute(sa.select(Product.code_key, Product.name).where(Product.code_key.in_(keys))).all())


def suggested(typed, limit=20):
    """Products whose code begins with one of the texts being typed and goes on, as (code, name)."""
    keys = sorted({code_key(text) for text in typed if text.strip()})[:50]
    begins = [sa.and_(Product.code_key > key, Product.code_key < key + LAST) for key in keys]
    if not begins:
        return []
    query = sa.select(Product.code, Product.name).where(Product.archived_at.is_(None), sa.or_(*begins))
    return db.session.execute(query.order_by(Product.code_key).limit(limit)).all()
