"""The pages about deals, orders, products and rates, by noun."""
from blueprints.sales.views import calibration, deal, entering, forecast, orders, products, rates, targets, time_machine

__all__ = ["calibration", "deal", "entering", "forecast", "orders", "products", "rates", "targets", "time_machine"]
