"""The templates a workspace begins with, in its language."""
import sqlalchemy as sa

from core.words import _l, _lp
from models import ScoreBand, ScoreCriterion, ScoreTemplate, db, now


def linear(worst, best):
    return {"scorer": "linear", "scale": {"worst": worst, "best": best}}


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
    (_l("Fit of who they send us"), 40, JUDGED), (_l("Number of good introductions"), 30, JUDGED),
    (_l("Readiness to help on the way"), 30, JUDGED),
)
ALLIANCE = (  # after M. Cummings and J. Holmberg, "Best-fit Alliance Partners" (2012)
    (_l("Task: do they bring what we lack?"), 35, JUDGED), (_l("Learning: do we learn from each other?"), 20, JUDGED),
    (_l("Partnering: do we work well together?"), 25, JUDGED), (_l("Risk: what can go wrong with them?"), 20, JUDGED),
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
        db.session.add(ScoreTemplate(
            code=code, role=role, name=str(name), period=period, least_n=least_n, state="published",
            published_at=now(),
            criteria=[ScoreCriterion(name=str(title), weight=weight, position=at, **facts)
                      for at, (title, weight, facts) in enumerate(criteria)],
            bands=[ScoreBand(low=low, name=str(title), tone=tone, effects=effects)
                   for low, title, tone, effects in bands]))
