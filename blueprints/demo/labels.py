"""What the parts of the sample are called."""
from core.words import _l, _lp

PARTS = {
    "users": _l("People"), "teams": _l("Teams"), "parties": _l("Customers and contacts"), "orders": _l("Orders"),
    "tasks": _l("Tasks"), "entries": _l("Timeline entries"), "attachments": _l("Files"), "products": _l("Products"),
    "tags": _l("Tags"), "custom_fields": _l("Fields"), "saved_views": _l("Views"), "rates": _l("Exchange rates"),
    "party_links": _l("Links"), "tickets": _l("Tickets"), "sold_items": _l("Sold items"), "articles": _l("Articles"),
    "loyalty_tiers": _lp("loyalty", "Tiers"), "offers": _lp("loyalty", "Offers"),
}
KINDS = {"party": "parties", "task": "tasks", "ticket": "tickets", "sold_item": "sold_items",
         "article": "articles"}  # of records that stayed
