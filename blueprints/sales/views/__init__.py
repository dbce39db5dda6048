"""The pages about deals, orders, products and rates, by noun."""
from blueprints.sales.views import deal, entering, forecast, orders, products, rates, targets

__all__ = ["deal", "entering", "forecast", "orders", "products", "rates", "targets"]
