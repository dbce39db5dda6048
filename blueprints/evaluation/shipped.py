"""The templates a workspace begins with, in its language."""
import sqlalchemy as sa

from core.words import _l, _lp
from models import ScoreBand, ScoreCriterion, ScoreTemplate, db, now


def linear(worst, best):
    return {"scorer": "linear", "scale": {"worst": worst, "best": best}}


def measured(code, worst, best):
    return {"source": "measured", "measure": code, "settings": {}} | linear(worst, best)


def judged(hint):
    return JUDGED | {"hint": hint}


JUDGED = {"source": "judged", "scorer": "scale"}
GOODS = (
    (_l("On time and in full"), 40, {"source": "measured", "measure": "otif", "settings": {}} | linear(80, 100)),
    (_l("Rejected pieces"), 30, {"source": "measured", "measure": "ppm"} | linear(2000, 0)),
    (_l("Prices"), 15, {"source": "measured", "measure": "price-variance"} | linear(10, 0)),
    (_l("Answers to requests"), 15, {"source": "measured", "measure": "response"} | linear(50, 100)),
)
SERVICES = (
    (_l("Quality of the work"), 40, JUDGED), (_l("Punctuality"), 25, JUDGED),
    (_l("Communication"), 20, JUDGED), (_l("Value for money"), 15, JUDGED),
)
REFERRING = (
    (_l("Sourced revenue"), 30, measured("sourced-revenue", 0, 20_000)),
    (_l("Deals won of those sourced"), 20, measured("won-of-sourced", 10, 50)),
    (_l("Registered deals that became deals"), 20, measured("registrations-converted", 0, 60)),
    (_l("Fit of who they send us"), 15, judged(_l("Do they know whom we can help, and whom not?"))),
    (_l("Readiness to help on the way"), 15, judged(_l("Do they open doors, and come along when it helps?"))),
)
ALLIANCE = (  # after M. Cummings and J. Holmberg, "Best-fit Alliance Partners" (2012)
    (_l("Task: do they bring what we lack?"), 35, (
        (_l("Deals won of those sourced"), 35, measured("won-of-sourced", 10, 50)),
        (_l("Certified people"), 25, measured("certified-people", 0, 3)),
        (_l("What they can do that we cannot"), 40, judged(_l("Skills, products, markets: would we miss them?"))))),
    (_l("Learning: do we learn from each other?"), 20, (
        (_l("What we learned from them"), 50, judged(_l("What do we do better since?"))),
        (_l("What they made of what we taught"), 50, judged(_l("Do they use it, and does it come back to us?"))))),
    (_l("Partnering: do we work well together?"), 25, (
        (_l("Trust and openness"), 50, judged(_l("Do they tell us early, also what is bad?"))),
        (_l("Commitment"), 50, judged(_l("Do they keep people and time free for it?"))))),
    (_l("Risk: what can go wrong with them?"), 20, (
        (_l("How safe our customers and our knowledge are"), 60, judged(_l("5: nothing to fear. 1: much."))),
        (_l("How well they stand by themselves"), 40, judged(_l("Money, people, dependence on one customer."))))),
)
SUPPLIER_BANDS = (
    (85, _lp("standing", "Preferred"), "success", {}),
    (70, _lp("standing", "Approved"), "info", {}),
    (50, _lp("standing", "On watch"), "warning", {"order": "warn"}),
    (0, _lp("standing", "Poor"), "danger", {"ask": "warn", "order": "approve"}),
)
PARTNER_BANDS = (
    (85, _lp("standing", "Gold"), "success", {}),
    (65, _lp("standing", "Silver"), "info", {}),
    (0, _lp("standing", "Member"), "neutral", {"claim": "approve"}),
)
SHIPPED = (
    ("goods", "supplier", _l("Supplier of goods"), "quarter", 5, GOODS, SUPPLIER_BANDS),
    ("services", "supplier", _l("Supplier of services"), "quarter", 1, SERVICES, SUPPLIER_BANDS),
    ("referral", "partner", _l("Referral partner"), "quarter", 1, REFERRING, PARTNER_BANDS),
    ("alliance", "partner", _l("Alliance partner"), "year", 1, ALLIANCE, PARTNER_BANDS),
)


def ship_templates():
    if db.session.scalar(sa.select(ScoreTemplate.id).limit(1)) is not None:
        return
    for code, role, name, period, least_n, criteria, bands in SHIPPED:
        template = ScoreTemplate(
            code=code, role=role, name=str(name), period=period, least_n=least_n, state="published",
            published_at=now(), bands=[ScoreBand(low=low, name=str(title), tone=tone, effects=effects)
                                       for low, title, tone, effects in bands])
        db.session.add(template)
        db.session.flush()
        ship_criteria(template, criteria)


def ship_criteria(template, criteria, parent=None):
    """What is below a criterion stands where others have their facts: then it is a group."""
    for title, weight, facts in criteria:
        is_group = isinstance(facts, tuple)
        said = {"source": "group"} if is_group else {**facts, "hint": str(facts.get("hint", ""))}
        made = ScoreCriterion(name=str(title), weight=weight, position=len(template.criteria),
                              parent_id=parent and parent.id, **said)
        template.criteria.append(made)
        db.session.flush()
        if is_group:
            ship_criteria(template, facts, made)
