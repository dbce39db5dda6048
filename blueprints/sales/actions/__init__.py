"""What can be done to orders, products and rates, by noun; those that other domains use stand here as well."""
from blueprints.sales.actions.orders import (
    LineFacts,
    cancel_order,
    enter_order,
    line_values,
    next_number,
    number_in_use,
    reinstate_order,
    revise_order,
    settle,
    write_lines,
)
from blueprints.sales.actions.products import Products, code_key
from blueprints.sales.actions.rates import rate_again
from blueprints.sales.actions.steps import confirm, taken

__all__ = [
    "LineFacts", "Products", "cancel_order", "code_key", "confirm", "enter_order", "line_values", "next_number",
    "number_in_use",
    "rate_again", "reinstate_order", "revise_order", "settle", "taken", "write_lines",
]
