"""Which targets there are, as far as the asker may know them: all, their teams', or their own."""
import sqlalchemy as sa

from core.scope import principal_of
from models import Membership, Target, db

COMPANY = ("company", None)


def targets():
    """A select of the targets in sight. What somebody is to reach is seen by whoever sees their deals."""
    principal = principal_of(db.session)
    reach = "all" if principal.is_system else principal.grants.scope("sales")
    query, mine = sa.select(Target), Target.owner_id == principal.id
    if reach == "all":
        return query
    if reach == "team":
        teams = sorted(principal.grants.team_ids)
        colleagues = sa.select(Membership.user_id).where(Membership.team_id.in_(teams))
        return query.where(sa.or_(mine, Target.team_id.in_(teams), Target.owner_id.in_(colleagues)))
    return query.where(mine)


def targets_of(metric, period):
    """{("owner", id), ("team", id) or COMPANY: Target} of a period."""
    query = targets().where(Target.metric == metric, Target.unit == period.unit, Target.first_on == period.first)
    return {subject_of(target): target for target in db.session.scalars(query.order_by(Target.id))}


def goals(metric, period):
    """{subject: what it is to reach}"""
    return {subject: target.goal for subject, target in targets_of(metric, period).items()}


def subject_of(target):
    if target.owner_id is not None:
        return "owner", target.owner_id
    return COMPANY if target.team_id is None else ("team", target.team_id)
