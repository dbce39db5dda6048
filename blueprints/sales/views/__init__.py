"""The pages about deals, quotes, orders, products, prices and rates, by noun."""
from blueprints.sales.views import (
    answers,
    board,
    calibration,
    deal,
    deal_choices,
    deal_list,
    deal_parts,
    entering,
    forecast,
    moving,
    opportunities,
    orders,
    pipelines,
    prices,
    printing,
    products,
    quotes,
    rates,
    reports,
    steps,
    targets,
    time_machine,
)

__all__ = ["answers", "board", "calibration", "deal", "deal_choices", "deal_list", "deal_parts", "entering", "forecast",
           "moving", "opportunities", "orders", "pipelines", "prices", "printing", "products", "quotes", "rates",
           "reports", "steps", "targets", "time_machine"]
