"""What of this domain is found from every page: orders by number or customer, products by code or name."""
import re

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.actions.products import code_key
from blueprints.sales.queries import orders, products
from core.access import of
from core.finding import Found, Search
from core.money import format_money
from core.search import given, name_key
from core.times import format_day
from core.words import _l, language
from models import NameCard, Order, Product

Customer = aliased(NameCard)


def found_orders(engine):
    query = of(Order, Order.id, Order.number, Order.ordered_on, Order.currency, Order.total_cents,
               Customer.title.label("customer")).outerjoin(Customer, Customer.id == Order.party_id)
    by_number = of(Order, Order.id).where(
        Order.number_key >= sa.bindparam("number"), Order.number_key < sa.bindparam("behind_number"))
    of_them = of(Order, Order.id).where(Order.party_id.in_(given("parties", engine)))
    query = query.where(Order.id.in_(by_number.union_all(of_them)))
    return query.order_by(Order.ordered_at.desc(), Order.id.desc())


def asked_of_orders(text, party_ids):
    key = code_key(text)
    return {"number": key, "behind_number": key + orders.LAST, "parties": ",".join(map(str, party_ids[:orders.FEW]))}


def draw_order(row):
    told = f"{format_day(row.ordered_on, language())} · {format_money(row.total_cents, row.currency, language())}"
    return Found(f"/sales/orders/{row.id}", row.number, row.customer, told)


def found_products(_engine):
    by_code = sa.and_(Product.code_key >= sa.bindparam("code"), Product.code_key < sa.bindparam("behind_code"))
    by_name = Product.name_key.contains(sa.bindparam("name"), escape="/")
    query = of(Product, Product.id, Product.code, Product.name).where(
        sa.or_(by_code, by_name), Product.archived_at.is_(None))
    return query.order_by(Product.id.desc())


def asked_of_products(text, _party_ids):
    key, name = code_key(text), re.sub("([/%_])", r"/\1", name_key(text))
    return {"code": key, "behind_code": key + products.LAST, "name": name}


def draw_product(row):
    return Found(f"/sales/products/{row.id}", row.name, row.code)


SEARCHES = [
    Search("order", _l("Orders"), "receipt", "sales.read", found_orders, asked_of_orders, draw_order,
            "/sales/orders"),
    Search("product", _l("Products"), "package", "sales.read", found_products, asked_of_products,
           draw_product, "/sales/products"),
]
