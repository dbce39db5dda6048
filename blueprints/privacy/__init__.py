"""Privacy: who may be reached, what is known of a person, erasing them; and asking to see what others look after."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("privacy", __name__, url_prefix="/privacy")
bp.entries = [Entry(_l("Privacy"), "privacy.erasures", "shield", "admin.manage", _l("Administration"))]

from blueprints.privacy import jobs, views  # noqa: E402,F401
from blueprints.privacy.telling import PARTS, VERBS  # noqa: E402

bp.verbs, bp.parts = VERBS, PARTS
