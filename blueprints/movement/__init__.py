"""How customers move: between classes and scores, who stays and who is lost, and the rules that say so."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l, _lp

bp = Blueprint("movement", __name__, url_prefix="/movement")
bp.entries = [Entry(_lp("customers", "Movement"), "movement.movement", "trending-up", "customers.read",
                    _l("Customer care"))]

from blueprints.movement import jobs, views  # noqa: E402,F401
from blueprints.movement.figures import FIGURES  # noqa: E402

bp.figures = FIGURES
