"""Deals and the pipelines they go through, orders, products and exchange rates."""
from flask import Blueprint

from core.kinds import Kind
from core.navigation import Entry
from core.word_lists import WordList
from core.words import _l
from models import Deal, DealSource, LostReason

bp = Blueprint("sales", __name__, url_prefix="/sales")
SALES = _l("Sales")  # the group they stand under
bp.entries = [
    Entry(_l("Pipeline"), "sales.pipeline", "layout-kanban", "sales.read", SALES, key="p"),
    Entry(_l("Deals"), "sales.deals", "target", "sales.read", SALES, key="d"),
    Entry(_l("Sales reports"), "sales.reports", "chart-bar", "sales.read", SALES),
    Entry(_l("Forecast"), "sales.forecast", "chart-line", "sales.read", SALES),
    Entry(_l("Quotes"), "sales.quotes", "file-text", "sales.read", SALES),
    Entry(_l("Opportunities"), "sales.opportunities", "sparkles", "sales.read", SALES),
    Entry(_l("Orders"), "sales.orders", "receipt", "sales.read", SALES, key="o"),
    Entry(_l("Products"), "sales.products", "package", "sales.read", SALES),
    Entry(_l("Rates"), "sales.rates", "coin", "sales.manage", SALES),
]
bp.kinds = [Kind("deal", Deal, _l("Deal"), _l("Deals"), "briefcase", "sales.deal", "deal_id", is_work=True,
                 listing="sales.deals")]

from blueprints.sales import cli, deal_jobs, jobs, suggesting, views  # noqa: E402,F401
from blueprints.sales.figures import FIGURES  # noqa: E402
from blueprints.sales.forms.many_deals import BULK  # noqa: E402
from blueprints.sales.imports import target  # noqa: E402,F401
from blueprints.sales.imports.deals import target as deals_target  # noqa: E402,F401
from blueprints.sales.imports.prices import target as products_target  # noqa: E402,F401
from blueprints.sales.queries.deals import DEALS  # noqa: E402
from blueprints.sales.queries.orders import ORDERS  # noqa: E402
from blueprints.sales.queries.quotes import QUOTES  # noqa: E402
from blueprints.sales.searches import SEARCHES  # noqa: E402
from blueprints.sales.shipped import ship_pipelines, ship_reasons  # noqa: E402
from blueprints.sales.telling import PARTS, VERBS  # noqa: E402
from blueprints.sales.views.writes import WRITES  # noqa: E402

bp.figures = FIGURES
bp.lists = [DEALS, ORDERS, QUOTES]
bp.bulk = [BULK]
bp.searches = SEARCHES
bp.dictionaries = [ship_pipelines, ship_reasons]
bp.verbs, bp.parts, bp.writes = VERBS, PARTS, WRITES
bp.word_lists = [
    WordList("lost-reasons", _l("Why deals are lost"), LostReason, "sales.deal_choices", (("which", "lost-reasons"),),
             uses=((Deal.lost_reason_id, _l("Deals")),)),
    WordList("deal-sources", _l("Where deals come from"), DealSource, "sales.deal_choices", (("which", "sources"),),
             uses=((Deal.source_id, _l("Deals")),)),
]
