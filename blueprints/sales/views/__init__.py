"""The pages about deals, orders, products and rates, by noun."""
from blueprints.sales.views import (
    board,
    deal,
    deal_choices,
    deal_list,
    deal_parts,
    entering,
    moving,
    orders,
    pipelines,
    products,
    rates,
    reports,
)

__all__ = ["board", "deal", "deal_choices", "deal_list", "deal_parts", "entering", "moving", "orders", "pipelines",
           "products", "rates", "reports"]
