"""Plays: what is done with customers of a class, step by step, and what becomes of them."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("plays", __name__, url_prefix="/plays")
bp.entries = [Entry(_l("Plays"), "plays.plays", "list-check", "customers.read", _l("Customer care"))]

from blueprints.plays import jobs, views  # noqa: E402,F401
from blueprints.plays.queries.runs import RUNS  # noqa: E402
from blueprints.plays.queries.without_list import WITHOUT  # noqa: E402
from blueprints.plays.shipped import ship_plays  # noqa: E402
from blueprints.plays.telling import VERBS  # noqa: E402

bp.lists, bp.dictionaries, bp.verbs = [RUNS, WITHOUT], [ship_plays], VERBS
