"""Somebody with a password of their own must be left to administer, whatever becomes of the company's sign-in."""
import sqlalchemy as sa

from core.page import Refused
from core.words import _
from models import Role, User, db, user_roles


def keep_an_administrator(user):
    """Refuses what would leave nobody to administer."""
    if left_to_administer() == [user.id]:
        raise Refused(_("%(name)s is the last administrator", name=user.name))


def left_to_administer(*, without=None):
    """The ids of those who administer with a password of their own, or would if the role `without` allowed it no more;
    locked, so that two do not resign at once."""
    return list(db.session.scalars(sa.select(User.id).where(
        User.is_active, User.password_hash.is_not(None), User.id.in_(administrators(without=without)),
    ).order_by(User.id).with_for_update()))


def administers(roles):
    return any(role.archived_at is None and role.grants.get("admin", ["none"])[0] == "manage" for role in roles)


def administrators(*, without=None):
    """The ids of all who administer."""
    roles = [role.id for role in db.session.scalars(sa.select(Role)) if role is not without and administers([role])]
    return db.session.scalars(sa.select(user_roles.c.user_id).where(user_roles.c.role_id.in_(roles)).distinct()).all()
