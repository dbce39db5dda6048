"""Loyalty: tiers, offers with codes, and who introduced whom to us."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("loyalty", __name__, url_prefix="/loyalty")
bp.entries = [Entry(_l("Loyalty"), "loyalty.tiers", "heart", "customers.read", _l("Customer care"))]

from blueprints.loyalty import jobs, views  # noqa: E402,F401
from blueprints.loyalty.queries.grants import GRANTS  # noqa: E402
from blueprints.loyalty.queries.introductions import AMBASSADORS, INTRODUCTIONS  # noqa: E402
from blueprints.loyalty.queries.offers import OFFERS  # noqa: E402
from blueprints.loyalty.telling import PARTS, VERBS  # noqa: E402

bp.lists = [OFFERS, GRANTS, INTRODUCTIONS, AMBASSADORS]
bp.verbs, bp.parts = VERBS, PARTS
