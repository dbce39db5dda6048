"""Roles, who holds them, and what was changed of them."""
import sqlalchemy as sa

from blueprints.auth.queries import HAS_FACTOR
from core.access import of
from models import HouseChange, Role, User, db, user_roles

SHOWN = 100  # changes of a role, the newest first


def roles_held(archived=False):
    """Every role with what it grants, how many people hold it, and how many of them lack a second factor."""
    held = sa.select(sa.func.count()).select_from(user_roles).join(User, User.id == user_roles.c.user_id).where(
        user_roles.c.role_id == Role.id, User.is_active).correlate(Role)
    return of(Role, Role.id, Role.key, Role.name, Role.grants, Role.needs_factor,
              held.scalar_subquery().label("people"),
              held.where(~HAS_FACTOR).scalar_subquery().label("without"),
              ).where(Role.archived_at.is_not(None) if archived else Role.archived_at.is_(None)).order_by(Role.id)


def holder_ids(role):
    return sa.select(user_roles.c.user_id).where(user_roles.c.role_id == role.id)


def holders(role):
    """The names of all who hold a role, those who cannot sign in at present among them."""
    return of(User, User.name).where(User.id.in_(holder_ids(role))).order_by(User.name, User.id)


def changes(role):
    """What was changed of it, by whom, the newest first."""
    return db.session.execute(
        of(HouseChange, HouseChange.verb, HouseChange.fields, HouseChange.at, User.name.label("by"))
        .outerjoin(User, User.id == HouseChange.by_id)
        .where(HouseChange.part == Role.__tablename__, HouseChange.row_id == role.id)
        .order_by(HouseChange.id.desc()).limit(SHOWN)).all()


def roles_of(user_ids):
    """{user id: [(name, grants) of each role in use]}"""
    found = {}
    query = sa.select(user_roles.c.user_id, Role.name, Role.grants).join(Role, Role.id == user_roles.c.role_id).where(
        user_roles.c.user_id.in_(user_ids), Role.archived_at.is_(None)).order_by(Role.id)
    for user_id, name, grants in db.session.execute(query):
        found.setdefault(user_id, []).append((name, grants))
    return found
