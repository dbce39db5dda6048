"""Cooperation with suppliers and partners: plans with goals and reviews, and agreements with notice days."""
from flask import Blueprint

from core.kinds import Kind
from core.navigation import Entry
from core.words import _l, _lp
from models import Agreement, CoopPlan, PartnerAgreement, PartnerPlan

PLAN, PLANS = _l("Cooperation plan"), _l("Cooperation plans")
AGREEMENT, AGREEMENTS = _lp("contract", "Agreement"), _lp("contract", "Agreements")

bp = Blueprint("cooperation", __name__, url_prefix="/cooperation")
bp.entries = [Entry(_l("Cooperation"), "cooperation.plans", "target", "cooperation.read")]
bp.kinds = [
    Kind(name, model, label, plural, icon, endpoint, argument, is_work=True, listing=listing)
    for name, model, label, plural, icon, endpoint, argument, listing in (
        ("coop_plan", CoopPlan, PLAN, PLANS, "target", "cooperation.plan", "plan_id", "cooperation.plans"),
        ("partner_plan", PartnerPlan, PLAN, PLANS, "target", "cooperation.plan", "plan_id", "cooperation.plans"),
        ("agreement", Agreement, AGREEMENT, AGREEMENTS, "file-text", "cooperation.agreement", "agreement_id",
         "cooperation.agreements"),
        ("partner_agreement", PartnerAgreement, AGREEMENT, AGREEMENTS, "file-text", "cooperation.agreement",
         "agreement_id", "cooperation.agreements"))]

from blueprints.cooperation import jobs, views  # noqa: E402,F401
from blueprints.cooperation.queries.agreements import AGREEMENTS as AGREEMENT_LIST  # noqa: E402
from blueprints.cooperation.queries.plans import PLANS as PLAN_LIST  # noqa: E402
from blueprints.cooperation.telling import PARTS, VERBS  # noqa: E402

bp.lists = [PLAN_LIST, AGREEMENT_LIST]
bp.verbs, bp.parts = VERBS, PARTS
