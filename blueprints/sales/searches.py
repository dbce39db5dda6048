"""What of this domain is found from every page: orders by number or customer, products by code or name."""
from sqlalchemy.orm import aliased

from blueprints.sales.queries import orders, products
from core.access import of
from core.finding import Found, Search
from core.money import format_money
from core.times import format_day
from core.words import _l, language
from models import NameCard, Order, Product

Customer = aliased(NameCard)


def found_orders(text, party_ids):
    query = of(Order, Order.id, Order.number, Order.ordered_on, Order.currency, Order.total_cents,
               Customer.title.label("customer")).outerjoin(Customer, Customer.id == Order.party_id)
    query = query.where(orders.numbered_or_of(text, party_ids[:orders.FEW]))
    return query.order_by(Order.ordered_at.desc(), Order.id.desc())


def draw_order(row):
    told = f"{format_day(row.ordered_on, language())} · {format_money(row.total_cents, row.currency, language())}"
    return Found(f"/sales/orders/{row.id}", row.number, row.customer, told)


def found_products(text, _party_ids):
    query = of(Product, Product.id, Product.code, Product.name).where(
        products.found_by(text), Product.archived_at.is_(None))
    return query.order_by(Product.id.desc())


def draw_product(row):
    return Found(f"/sales/products/{row.id}", row.name, row.code)


SEARCHES = [
    Search("order", _l("Orders"), "receipt", "sales.read", found_orders, draw_order, "/sales/orders"),
    Search("product", _l("Products"), "package", "sales.read", found_products, draw_product, "/sales/products"),
]
