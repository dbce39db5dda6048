"""Cooperation with suppliers and partners: plans with goals and reviews, agreements with notice days, risks."""
from flask import Blueprint

from core.kinds import Kind
from core.navigation import Entry
from core.words import _l, _lp
from models import Agreement, CoopPlan, PartnerAgreement, PartnerPlan, PartnerRisk, Risk

PLAN, PLANS = _l("Cooperation plan"), _l("Cooperation plans")
RISK, RISKS = _lp("what can happen", "Risk"), _lp("what can happen", "Risks")
AGREEMENT, AGREEMENTS = _lp("contract", "Agreement"), _lp("contract", "Agreements")
PARTNER_PLAN, PARTNER_PLANS = _l("Cooperation plan with a partner"), _l("Cooperation plans with partners")
PARTNER_RISK, PARTNER_RISKS = _l("Risk with a partner"), _l("Risks with partners")
PARTNER_AGREEMENT, PARTNER_AGREEMENTS = _l("Agreement with a partner"), _l("Agreements with partners")

bp = Blueprint("cooperation", __name__, url_prefix="/cooperation")
bp.entries = [Entry(_l("Cooperation"), "cooperation.plans", "target", "cooperation.read")]
bp.kinds = [
    Kind(name, model, label, plural, icon, endpoint, argument, is_work=True, listing=listing)
    for name, model, label, plural, icon, endpoint, argument, listing in (
        ("coop_plan", CoopPlan, PLAN, PLANS, "target", "cooperation.plan", "plan_id", "cooperation.plans"),
        ("partner_plan", PartnerPlan, PARTNER_PLAN, PARTNER_PLANS, "target", "cooperation.plan", "plan_id",
         "cooperation.plans"),
        ("agreement", Agreement, AGREEMENT, AGREEMENTS, "file-text", "cooperation.agreement", "agreement_id",
         "cooperation.agreements"),
        ("partner_agreement", PartnerAgreement, PARTNER_AGREEMENT, PARTNER_AGREEMENTS, "file-text",
         "cooperation.agreement", "agreement_id", "cooperation.agreements"),
        ("risk", Risk, RISK, RISKS, "alert-triangle", "cooperation.risk", "risk_id", "cooperation.risks"),
        ("partner_risk", PartnerRisk, PARTNER_RISK, PARTNER_RISKS, "alert-triangle", "cooperation.risk", "risk_id",
         "cooperation.risks"))]

from blueprints.cooperation import jobs, views  # noqa: E402,F401
from blueprints.cooperation.imports import plans, target  # noqa: E402,F401
from blueprints.cooperation.many import BULK  # noqa: E402
from blueprints.cooperation.queries.agreements import AGREEMENTS as AGREEMENT_LIST  # noqa: E402
from blueprints.cooperation.queries.plans import PLANS as PLAN_LIST  # noqa: E402
from blueprints.cooperation.queries.risks import RISKS as RISK_LIST  # noqa: E402
from blueprints.cooperation.telling import PARTS, VERBS  # noqa: E402

bp.bulk = BULK
bp.lists = [PLAN_LIST, AGREEMENT_LIST, RISK_LIST]
bp.verbs, bp.parts = VERBS, PARTS
