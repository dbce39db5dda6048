"""The pages about deals, quotes, orders, products, prices and rates, by noun."""
from blueprints.sales.views import (
    answers,
    deal,
    deal_list,
    entering,
    opportunities,
    orders,
    prices,
    printing,
    products,
    quotes,
    rates,
    steps,
)

__all__ = ["answers", "deal", "deal_list", "entering", "opportunities", "orders", "prices", "printing", "products",
           "quotes", "rates", "steps"]
