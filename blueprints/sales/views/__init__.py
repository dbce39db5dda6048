"""The pages about deals, orders, products and rates, by noun."""
from blueprints.sales.views import deal, deal_list, entering, orders, products, rates

__all__ = ["deal", "deal_list", "entering", "orders", "products", "rates"]
