"""Which targets there are, as far as the asker may know them: all, their teams', or their own."""
from functools import lru_cache

import sqlalchemy as sa

from core.scope import principal_of
from models import Membership, Target, db

COMPANY = ("company", None)


def targets_of(metric, period):
    """{("owner", id), ("team", id) or COMPANY: Target} of a period."""
    return {subject_of(target): target for target in db.session.scalars(*_asked(metric, period, Target))}


def goals(metric, period):
    """{subject: what it is to reach}"""
    columns = Target.owner_id, Target.team_id, Target.goal
    return {subject_of(row): row.goal for row in db.session.execute(*_asked(metric, period, *columns))}


def _asked(metric, period, *columns):
    """(statement, parameters) of those in sight. What somebody is to reach is seen by whoever sees their deals."""
    principal = principal_of(db.session)
    reach = "all" if principal.is_system else principal.grants.scope("sales")
    values = {"metric": metric, "unit": period.unit, "first": period.first, "me": principal.id,
              "teams": sorted(principal.grants.team_ids) if reach == "team" else []}
    return _targets(reach, columns), values


@lru_cache
def _targets(reach, columns):
    query = sa.select(*columns).where(
        Target.metric == sa.bindparam("metric"), Target.unit == sa.bindparam("unit"),
        Target.first_on == sa.bindparam("first")).order_by(Target.id)
    mine, teams = Target.owner_id == sa.bindparam("me"), sa.bindparam("teams", expanding=True)
    if reach == "all":
        return query
    if reach == "team":
        colleagues = sa.select(Membership.user_id).where(Membership.team_id.in_(teams))
        return query.where(sa.or_(mine, Target.team_id.in_(teams), Target.owner_id.in_(colleagues)))
    return query.where(mine)


def subject_of(target):
    if target.owner_id is not None:
        return "owner", target.owner_id
    return COMPANY if target.team_id is None else ("team", target.team_id)
