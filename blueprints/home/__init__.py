"""The first page."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("home", __name__)
bp.entries = [Entry(_l("Home"), "home.home", "home", key="h")]

from blueprints.home import views  # noqa: E402,F401
