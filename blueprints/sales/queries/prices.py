"""Which price lists there are, what stands in one, and what a product costs by those that hold."""
import sqlalchemy as sa

from blueprints.sales.queries.products import found_by
from core.access import of
from core.address_values import row_id
from core.listing import Listing, Sort
from core.times import today
from core.workspace import workspace
from models import Price, PriceList, Product, db

SHOWN = 200  # lists on a page; a company has a few a year
COUNT = sa.select(sa.func.count()).where(Price.price_list_id == PriceList.id).correlate(PriceList).scalar_subquery()


def price_lists(*, archived=False):
    """The lists, the one that began last first, with how many prices stand in each."""
    query = of(PriceList, PriceList.id, PriceList.name, PriceList.currency, PriceList.valid_from, PriceList.valid_until,
               COUNT.label("prices"))
    query = query.where(PriceList.archived_at.is_not(None) if archived else PriceList.archived_at.is_(None))
    return db.session.execute(query.order_by(PriceList.valid_from.desc(), PriceList.id.desc()).limit(SHOWN)).all()


PRICES = Listing(
    query=of(Price, Product.id, Product.code, Product.name, Price.unit_price, Price.price_list_id).join(
        Product, Product.id == Price.product_id),
    sorts={"name": Sort(Product.name_key, Product.id), "code": Sort(Product.code_key, Product.id)},
    filters={"q": found_by, "list": lambda text: Price.price_list_id == row_id(text)},
)


def holding(product_id):
    """What a product costs today: the price of each list that holds, the one that counts first in each currency."""
    day = today(workspace())
    query = of(Price, PriceList.id, PriceList.name, PriceList.currency, PriceList.valid_from, PriceList.valid_until,
               Price.unit_price).join(PriceList, PriceList.id == Price.price_list_id)
    query = query.where(Price.product_id == product_id, PriceList.archived_at.is_(None),
                        PriceList.valid_from <= day, PriceList.valid_until >= day)
    order = PriceList.currency, PriceList.valid_from.desc(), PriceList.id.desc()
    return db.session.execute(query.order_by(*order).limit(SHOWN)).all()
