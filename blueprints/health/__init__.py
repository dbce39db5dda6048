"""How the server is: figures for administrators, and for the program that watches it."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("health", __name__)
bp.entries = [Entry(_l("Health"), "health.health", "chart-line", "admin.manage", _l("Administration"))]

from blueprints.health import views  # noqa: E402,F401
from blueprints.health.concerns import CONCERNS  # noqa: E402

bp.concerns = CONCERNS
