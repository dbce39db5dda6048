"""The pages about deals, orders, products and rates, by noun."""
from blueprints.sales.views import (
    board,
    calibration,
    deal,
    deal_choices,
    deal_list,
    deal_parts,
    entering,
    forecast,
    moving,
    orders,
    pipelines,
    products,
    rates,
    reports,
    targets,
    time_machine,
)

__all__ = ["board", "calibration", "deal", "deal_choices", "deal_list", "deal_parts", "entering", "forecast", "moving",
           "orders", "pipelines", "products", "rates", "reports", "targets", "time_machine"]
