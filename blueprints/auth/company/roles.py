"""Which group gives which role (SSO_ROLES): those roles follow the groups at each sign-in, all others stay."""
import sqlalchemy as sa
from flask import current_app

from blueprints.auth.administrators import administers, keep_an_administrator
from core import sign_ins
from core.page import Refused
from models import Role, db


def pairs():
    """[(group, role)] as written; a group may hold = and , but no semicolon."""
    lines = [line.strip() for line in current_app.config["SSO_ROLES"].split(";") if line.strip()]
    return [(group.strip(), role.strip()) for group, _mark, role in (line.rpartition("=") for line in lines)]


def mapping():
    """[(group folded, Role or None when there is none of that key or name)]"""
    known = {}
    for role in db.session.scalars(sa.select(Role).where(Role.archived_at.is_(None)).order_by(Role.id.desc())):
        known[role.name.casefold()] = role
    known |= {role.key: role for role in known.values() if role.key}
    return [(group.casefold(), known.get(name) or known.get(name.casefold())) for group, name in pairs()]


def given_by(groups):
    """The roles of somebody in these groups."""
    held = {group.casefold() for group in groups}
    return list({role.id: role for group, role in mapping() if role is not None and group in held}.values())


def follow(user, groups):
    """Give and take the roles that follow groups. A change ends the earlier sign-ins; the last administrator stays."""
    followed = {role.id for _group, role in mapping() if role is not None}
    roles = [role for role in user.roles if role.id not in followed] + given_by(groups)
    if {role.id for role in roles} == {role.id for role in user.roles}:
        return
    if administers(user.roles) and not administers(roles):
        try:
            keep_an_administrator(user)
        except Refused:
            roles += [role for role in user.roles if administers([role])]
    user.roles = roles
    user.access_version += 1
    sign_ins.end_all(user)
