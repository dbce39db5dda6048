"""Suppliers: the list, the page of each, what was ordered of them and how it arrived."""
from flask import Blueprint

from core.kinds import Kind
from core.navigation import Entry
from core.words import _l
from models import Selection

bp = Blueprint("suppliers", __name__, url_prefix="/suppliers")
bp.entries = [Entry(_l("Suppliers"), "suppliers.suppliers", "truck", "suppliers.read", rooms=("evaluation",))]
bp.kinds = [Kind("selection", Selection, _l("Selection"), _l("Selections"), "circle-check", "suppliers.selection",
                 "selection_id")]
bp.party_page = ("supplier", "suppliers.supplier")

from blueprints.evaluation.sharing import furnish  # noqa: E402
from blueprints.suppliers import cli, sources, views  # noqa: E402,F401
from blueprints.suppliers.imports import products, suppliers, target  # noqa: E402,F401
from blueprints.suppliers.queries.lines import DELIVERIES  # noqa: E402
from blueprints.suppliers.queries.suppliers import SUPPLIERS  # noqa: E402
from blueprints.suppliers.room import ROOM  # noqa: E402
from blueprints.suppliers.telling import PARTS  # noqa: E402

bp.lists = [SUPPLIERS, DELIVERIES]
bp.parts = PARTS
furnish(bp, ROOM)
