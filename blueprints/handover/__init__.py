"""When a colleague leaves: all they look after is given to others, each kind by a bulk run that can be undone."""
from flask import Blueprint

bp = Blueprint("handover", __name__, url_prefix="/hand-over")

from blueprints.handover import views  # noqa: E402,F401
from blueprints.handover.lists import BULK  # noqa: E402
from blueprints.handover.telling import VERBS  # noqa: E402

bp.bulk = BULK
bp.verbs, bp.parts = VERBS, {}
