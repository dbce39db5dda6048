"""What the roles and teams of people add up to, kept per (user, access_version).

A change of role or team raises the version, so revoking is instant everywhere.
"""
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

import sqlalchemy as sa

from core.principal import Grants, Principal
from models import Membership, Role, User, db, user_roles

_grants = {}  # (user id, access version) -> Grants


def grants_of(user_id, access_version):
    """What the roles and teams of a user add up to."""
    known = _grants.get((user_id, access_version))
    return known or _keep({user_id: access_version})[user_id]


def principals_for(users):
    """The principals of many, their grants read at once."""
    missing = {user.id: user.access_version for user in users if (user.id, user.access_version) not in _grants}
    if missing:
        _keep(missing)
    return [principal_for(user) for user in users]


def _keep(versions):
    """Add up the grants of those users (id: access version), and keep them."""
    roles, teams = defaultdict(list), defaultdict(list)
    held = sa.select(user_roles.c.user_id, Role.grants, Role.needs_factor).join(
        Role, Role.id == user_roles.c.role_id).where(user_roles.c.user_id.in_(versions), Role.archived_at.is_(None))
    for user_id, grants, needs_factor in db.session.execute(held):
        roles[user_id].append((grants, needs_factor))
    member = sa.select(Membership.user_id, Membership.team_id, Membership.is_lead).where(
        Membership.user_id.in_(versions))
    for user_id, team_id, is_lead in db.session.execute(member):
        teams[user_id].append((team_id, is_lead))
    factors = set(db.session.scalars(sa.select(User.id).where(
        User.id.in_(versions), User.factor_since.is_not(None))))
    found = {user_id: Grants.of(
        [grants for grants, _needs in roles[user_id]], [team_id for team_id, _leads in teams[user_id]],
        [team_id for team_id, leads in teams[user_id] if leads],
        lacks_factor=any(needs for _grants, needs in roles[user_id]) and user_id not in factors,
    ) for user_id in versions}
    if len(_grants) > 2000:
        forget_grants()
    found = {user_id: with_equals(grants) for user_id, grants in found.items()}
    _grants.update({(user_id, versions[user_id]): grants for user_id, grants in found.items()})
    return found


def with_equals(grants):
    """The same grants, with the limits of all who may the same in the same teams: 3 MB. Also after a new version that
    changed nothing of them."""
    may = frozenset((domain, frozenset(levels.items())) for domain, levels in grants.reach.items())
    return replace(grants, limits=_limits_of(may, grants.team_ids, grants.lead_of))


@lru_cache(maxsize=100)
def _limits_of(*_grants):
    """What is to hold the limits of grants that come to this."""
    return {}


def forget_grants():
    """Read all grants anew. For whoever puts another database in the place of this one."""
    _grants.clear()


def principal_for(user):
    """The principal a job or the shell acts as on behalf of `user`."""
    return Principal(id=user.id, name=user.name, email=user.email, language=user.language, time_zone=user.time_zone,
                     theme=user.theme, grants=grants_of(user.id, user.access_version))


def grants_of_token(user_id, access_version, levels):
    """Those of a program: its owner's, no further than its token reaches."""
    key = user_id, access_version, tuple(sorted(levels.items()))
    if key not in _grants:
        _grants[key] = with_equals(grants_of(user_id, access_version).limited_to(levels))
    return _grants[key]
