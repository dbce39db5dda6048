"""The rules of the pool and its terms."""
import sqlalchemy as sa

from core.access import of
from models import PoolRule, PoolTerms, Team, db

RULES = of(PoolRule, PoolRule.id, PoolRule.lifecycle, PoolRule.team_id, PoolRule.idle_days, PoolRule.warn_days,
           PoolRule.is_open, PoolRule.archived_at, Team.name.label("team")).outerjoin(Team, Team.id == PoolRule.team_id)


def rules():
    """All rules, those in force first, the narrowest last."""
    return db.session.execute(RULES.order_by(
        PoolRule.archived_at.is_not(None), PoolRule.lifecycle.is_not(None), PoolRule.team_id.is_not(None),
        PoolRule.id)).all()


def rules_in_force():
    """(class, team, the row) as `measures.pool.narrowest` wants them."""
    rows = db.session.execute(RULES.where(PoolRule.archived_at.is_(None)).order_by(PoolRule.id))
    return [(row.lifecycle, row.team_id, row) for row in rows]


def terms():
    """What is agreed on claims; what is shipped until somebody changed it."""
    return db.session.get(PoolTerms, 1) or PoolTerms(most_claims=10, claim_days=7, cool_down_days=30, version=0)


def same_rule(lifecycle, team_id):
    """The id of a rule in force for exactly this class and team; None where there is none."""
    return db.session.scalar(sa.select(PoolRule.id).where(
        PoolRule.lifecycle.is_not_distinct_from(lifecycle), PoolRule.team_id.is_not_distinct_from(team_id),
        PoolRule.archived_at.is_(None)))
