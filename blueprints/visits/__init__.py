"""Follow-ups: whom to call or to visit, when, and what came of it."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("visits", __name__, url_prefix="/visits")
bp.entries = [Entry(_l("Follow-ups"), "visits.visits", "phone-outgoing", "customers.read", _l("Customer care"))]

from blueprints.visits import jobs, views  # noqa: E402,F401
from blueprints.visits.queries.lists import FOLLOW_UPS, LOG  # noqa: E402
from blueprints.visits.shipped import ship_rules  # noqa: E402

bp.lists, bp.dictionaries = [FOLLOW_UPS, LOG], [ship_rules]
