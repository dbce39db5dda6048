"""The claim pool: customers nobody touches go back to everybody, by rule, and are claimed from there."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("pool", __name__, url_prefix="/pool")
bp.entries = [Entry(_l("Claim pool"), "pool.pool", "users-plus", "customers.write", _l("Customer care"))]

from blueprints.pool import jobs, views  # noqa: E402,F401
from blueprints.pool.telling import VERBS  # noqa: E402

bp.verbs, bp.parts = VERBS, {}
