"""Customer service: tickets, the conversation about each, the clock that explains itself."""
from flask import Blueprint

bp = Blueprint("service", __name__, url_prefix="/service")

from blueprints.service import cli, jobs  # noqa: E402,F401
from blueprints.service.imports import target  # noqa: E402,F401
from blueprints.service.shipped import ship_answers, ship_categories, ship_clocks  # noqa: E402
from blueprints.service.telling import PARTS, VERBS  # noqa: E402

bp.verbs, bp.parts = VERBS, PARTS
bp.dictionaries = [ship_clocks, ship_categories, ship_answers]
