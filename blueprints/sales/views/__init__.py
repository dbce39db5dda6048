"""The pages about deals, orders, products and rates, by noun."""
from blueprints.sales.views import deal, entering, orders, products, rates

__all__ = ["deal", "entering", "orders", "products", "rates"]
