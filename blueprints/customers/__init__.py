"""Customers: the list, the page of each, the people at them, and what class they are in and why."""
from flask import Blueprint

from core.kinds import Kind
from core.navigation import Entry
from core.party_pages import ANY
from core.words import _l
from models import Party

bp = Blueprint("customers", __name__, url_prefix="/customers")
bp.entries = [Entry(_l("Customers"), "customers.customers", "address-book", "customers.read", key="c")]
bp.kinds = [Kind("party", Party, _l("Customer or contact"), _l("Customers and contacts"), "address-book",
                 "customers.customer", "party_id", "customers.customers")]
bp.party_page = (ANY, "customers.customer")

from blueprints.customers import jobs, views  # noqa: E402,F401
from blueprints.customers.cli import lifecycle, rfm  # noqa: E402
from blueprints.customers.cuts import CUTS  # noqa: E402
from blueprints.customers.figures import FIGURES  # noqa: E402
from blueprints.customers.forms.many import BULK  # noqa: E402
from blueprints.customers.imports import contacts, target  # noqa: E402,F401
from blueprints.customers.queries.customers import CUSTOMERS  # noqa: E402
from blueprints.customers.telling import PARTS, VERBS  # noqa: E402
from blueprints.customers.views.writes import WRITES  # noqa: E402

bp.commands, bp.figures, bp.cuts = [lifecycle, rfm], FIGURES, CUTS
bp.bulk = [BULK]
bp.lists = [CUSTOMERS]
bp.verbs, bp.parts, bp.writes = VERBS, PARTS, WRITES
