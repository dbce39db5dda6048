"""One engine that judges suppliers and partners: templates, scores of periods, standings, what they have to show. Their
rooms show it."""
from flask import Blueprint

bp = Blueprint("evaluation", __name__, url_prefix="/evaluation")
bp.entries = []

from blueprints.evaluation import document_sources, jobs, questionnaire_sources, views  # noqa: E402,F401
from blueprints.evaluation.queries.all_documents import DOCUMENTS  # noqa: E402
from blueprints.evaluation.shipped import ship_templates  # noqa: E402
from blueprints.evaluation.telling import PARTS, VERBS  # noqa: E402

bp.lists = [DOCUMENTS]
bp.dictionaries = [ship_templates]
bp.verbs, bp.parts = VERBS, PARTS
