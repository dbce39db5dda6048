"""Deals and the pipelines they go through, orders, products and exchange rates."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("sales", __name__, url_prefix="/sales")
bp.entries = [
    Entry(_l("Orders"), "sales.orders", "receipt", "sales.read", key="o"),
    Entry(_l("Products"), "sales.products", "package", "sales.read"),
    Entry(_l("Rates"), "sales.rates", "coin", "sales.manage"),
]

from blueprints.sales import jobs, views  # noqa: E402,F401
from blueprints.sales.figures import FIGURES  # noqa: E402
from blueprints.sales.imports import target  # noqa: E402,F401
from blueprints.sales.queries.orders import ORDERS  # noqa: E402
from blueprints.sales.searches import SEARCHES  # noqa: E402
from blueprints.sales.shipped import ship_pipelines, ship_reasons  # noqa: E402

bp.figures = FIGURES
bp.lists = [ORDERS]
bp.searches = SEARCHES
bp.dictionaries = [ship_pipelines, ship_reasons]
