"""Corrective actions (8D) with suppliers and partners: opened by a figure, reject or complaint; proven by a figure."""
from flask import Blueprint

from core.kinds import Kind
from core.words import _l
from models import CorrectiveAction, PartnerAction

bp = Blueprint("corrective", __name__, url_prefix="/corrective-actions")
bp.entries = []
bp.kinds = [
    Kind("corrective_action", CorrectiveAction, _l("Corrective action"), _l("Corrective actions"), "flag",
         "corrective.action", "action_id", is_work=True, listing="corrective.actions"),
    Kind("partner_action", PartnerAction, _l("Corrective action with a partner"),
         _l("Corrective actions with partners"), "flag", "corrective.action", "action_id", is_work=True,
         listing="corrective.actions"),
]

from blueprints.corrective import jobs, sources, views  # noqa: E402,F401
from blueprints.corrective.queries.actions import ACTIONS  # noqa: E402
from blueprints.corrective.telling import PARTS, VERBS  # noqa: E402

bp.lists = [ACTIONS]
bp.verbs, bp.parts = VERBS, PARTS
