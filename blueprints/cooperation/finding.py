"""Find a plan, an agreement, a risk, or whom they are with, whether a supplier or a partner."""
import sqlalchemy as sa

from core.access import find
from core.wearing import find_wearing
from models import Agreement, CoopPlan, PartnerAgreement, PartnerPlan, PartnerRisk, Record, Risk, db

PLAN_MODELS = {"supplier": CoopPlan, "partner": PartnerPlan}
AGREEMENT_MODELS = {"supplier": Agreement, "partner": PartnerAgreement}
RISK_MODELS = {"supplier": Risk, "partner": PartnerRisk}
PLAN_KINDS, AGREEMENT_KINDS = ("coop_plan", "partner_plan"), ("agreement", "partner_agreement")
RISK_KINDS = ("risk", "partner_risk")
MODELS = {"coop_plan": CoopPlan, "partner_plan": PartnerPlan, "agreement": Agreement,
          "partner_agreement": PartnerAgreement, "risk": Risk, "partner_risk": PartnerRisk}


def find_among(kinds, record_id, to):
    """The record, of whichever of these kinds it is; nobody's for whoever may not see it."""
    kind = db.session.scalar(sa.select(Record.kind).where(Record.id == record_id, Record.kind.in_(kinds)))
    return find(MODELS[kind or kinds[0]], record_id, to=to)


def find_plan(plan_id, *, to="read"):
    return find_among(PLAN_KINDS, plan_id, to)


def find_agreement(agreement_id, *, to="read"):
    return find_among(AGREEMENT_KINDS, agreement_id, to)


def find_risk(risk_id, *, to="read"):
    return find_among(RISK_KINDS, risk_id, to)


def find_filed(record_id, *, to="read"):
    """A plan, an agreement or a risk."""
    return find_among(tuple(MODELS), record_id, to)


def find_party(role, party_id):
    """A party that wears, or wore, that hat, to be changed; anybody else is not found here."""
    return find_wearing(role, party_id, to="edit")
