"""The pages about deals, quotes, orders, products, prices and rates, by noun."""
from blueprints.sales.views import (
    answers,
    board,
    deal,
    deal_choices,
    deal_list,
    deal_parts,
    entering,
    moving,
    opportunities,
    orders,
    pipelines,
    prices,
    printing,
    products,
    quotes,
    rates,
    steps,
)

__all__ = ["answers", "board", "deal", "deal_choices", "deal_list", "deal_parts", "entering", "moving",
           "opportunities", "orders", "pipelines", "prices", "printing", "products", "quotes", "rates", "steps"]
