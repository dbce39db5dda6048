"""The pages about orders, products and rates, by noun."""
from blueprints.sales.views import entering, orders, products, rates

__all__ = ["entering", "orders", "products", "rates"]
