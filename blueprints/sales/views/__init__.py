"""The pages about deals, forecasts and targets, orders, products and rates, by noun."""
from blueprints.sales.views import (
    calibration,
    deal,
    deal_list,
    entering,
    forecast,
    orders,
    products,
    rates,
    targets,
    time_machine,
)

__all__ = ["calibration", "deal", "deal_list", "entering", "forecast", "orders", "products", "rates", "targets",
           "time_machine"]
