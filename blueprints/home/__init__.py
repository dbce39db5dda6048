"""My day, the day of a team, and the manager's overview."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("home", __name__)
bp.entries = [
    Entry(_l("My day"), "home.home", "sun", key="h"),
    Entry(_l("Team's day"), "home.team_day", "users-group", "teams.lead"),
    Entry(_l("Overview"), "home.overview", "chart-bar", "teams.oversee"),
]

from blueprints.home import views  # noqa: E402,F401
from blueprints.home.figures import FIGURES  # noqa: E402

bp.figures = FIGURES
