"""The pages about quotes, orders, products, prices and rates, by noun."""
from blueprints.sales.views import answers, entering, orders, printing, products, quotes, rates, steps

__all__ = ["answers", "entering", "orders", "printing", "products", "quotes", "rates", "steps"]
