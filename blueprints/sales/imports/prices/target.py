"""The import of products with their prices."""
from decimal import Decimal

import sqlalchemy as sa

from blueprints.sales.imports.deals.references import ProductsNamed
from blueprints.sales.imports.prices.lists import ListsInForce, PriceListStep
from blueprints.sales.imports.prices.step import PricedProductStep, row_key
from core.importing.fields import Field
from core.importing.problems import CellError
from core.importing.targets import Target, register
from core.search import fold
from core.words import _, _l
from models import PriceList, db

FIELDS = (
    Field("code", _l("Product code"), kind="code", longest=100, aliases=(
        "product code", "sku", "stock code", "item code", "article number", "产品编号", "产品代码", "货号",
        "商品编码")),
    Field("name", _l("Name"), longest=300, aliases=(
        "product", "product name", "item", "item name", "description", "产品", "产品名称", "商品名称", "名称")),
    Field("price", _l("Unit price"), kind="decimal", places=6, aliases=(
        "sales price", "unit price", "list price", "单价", "价格", "售价", "标价")),
    Field("currency", _l("Currency"), kind="currency", constant=True, aliases=(
        "currency code", "货币", "币种", "币别")),
    Field("price_list", _l("Price list (by name)"), kind="lookup", constant=True, needs="price", aliases=(
        "pricelist", "价目表", "价格表"),
        hint=_l("Otherwise the one in force today in the currency of the price, or a new one.")),
)


class PricedProducts(Target):
    name = "products"
    position = 4
    label = _l("Products")
    about = _l("One row for each product, with its price if you like")
    domain = "sales"
    fields = FIELDS
    things = {"product": _l("Products"), "price-list": _l("Price lists")}
    pages = {"product": ("sales.product", "product_id"), "price-list": ("sales.price_list", "list_id")}
    summed_up = {"product": "products"}

    def refusals(self, mapping):
        if not {"code", "name"} & mapping.keys():
            yield _("Choose the column of the product code or of the name")
        if {"currency", "price_list"} & mapping.keys() and "price" not in mapping:
            yield _("Choose the column of the price, too")

    def lookups(self):
        return {"price_list": {fold(name).strip(): list_id for name, list_id in lists()}}

    def offers(self):
        return {"price_list": [(name, name) for name, _list_id in lists()]}

    def place(self, values, terms):
        if not values.get("code") and not values.get("name"):
            raise CellError(_("Neither a product code nor a name"))
        if "price" in values and Decimal(values["price"]) < 0:
            raise CellError(_("The price is negative"))
        goes_to_any = "price" in values and "price_list" not in values
        currency = values.get("currency") or terms.home.currency
        return (currency, None) if goes_to_any else None, (row_key(values), None)

    def steps(self, terms):
        prices = ListsInForce(terms.home)
        return [PriceListStep(terms, prices), PricedProductStep(terms, ProductsNamed(), prices)]


def lists():
    """(name, id) of the price lists in use."""
    query = sa.select(PriceList.name, PriceList.id).where(PriceList.archived_at.is_(None))
    return db.session.execute(query.order_by(PriceList.name_key)).all()


register(PricedProducts())
