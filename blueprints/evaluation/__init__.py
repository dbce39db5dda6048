"""One engine that judges suppliers and partners: templates, scores of periods, standings, what they have to show. Their
rooms show it."""
from flask import Blueprint

from core.word_lists import WordList
from core.words import _l
from models import DocumentKind, PartyDocument, PurchaseOrder, Qualification, QualificationEvent, Rfq, RoleCategory

bp = Blueprint("evaluation", __name__, url_prefix="/evaluation")
bp.entries = []

from blueprints.evaluation import document_sources, jobs, questionnaire_sources, views  # noqa: E402,F401
from blueprints.evaluation.queries.all_documents import DOCUMENTS  # noqa: E402
from blueprints.evaluation.shipped import ship_templates  # noqa: E402
from blueprints.evaluation.telling import PARTS, VERBS  # noqa: E402

bp.lists = [DOCUMENTS]
bp.dictionaries = [ship_templates]
bp.verbs, bp.parts = VERBS, PARTS
bp.word_lists = [
    WordList(f"{role}-documents", label, DocumentKind, "evaluation.requirements", (("role", role),),
             of=(("role", role),), uses=((PartyDocument.kind_id, _l("Documents")),))
    for role, label in (("supplier", _l("Documents of suppliers")), ("partner", _l("Documents of partners")))]
bp.word_lists += [  # never made one: what somebody was qualified for stays what it was
    WordList(f"{role}-categories", label, RoleCategory, "evaluation.requirements", (("role", role),),
             of=(("role", role),), can_merge=False,
             uses=((Qualification.category_id, _l("Qualifications")), (PurchaseOrder.category_id, _l("Orders")),
                   (DocumentKind.category_id, _l("Kinds of documents")),
                   (Rfq.category_id, _l("Requests for quotation"))),
             histories=(QualificationEvent.category_id,))
    for role, label in (("supplier", _l("Categories of suppliers")), ("partner", _l("Categories of partners")))]
