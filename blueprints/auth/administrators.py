"""Somebody with a password of their own must be left to administer, whatever becomes of the company's sign-in."""
import sqlalchemy as sa

from core.page import Refused
from core.words import _
from models import Role, User, db, user_roles


def keep_an_administrator(user):
    """Refuses what would leave nobody to administer; locks those who count, so that two do not resign at once."""
    left = db.session.scalars(sa.select(User.id).where(
        User.is_active, User.password_hash.is_not(None), User.id.in_(administrators()),
    ).order_by(User.id).with_for_update()).all()
    if user.id in left and len(left) == 1:
        raise Refused(_("%(name)s is the last administrator", name=user.name))


def administers(roles):
    return any(role.archived_at is None and role.grants.get("admin", ["none"])[0] == "manage" for role in roles)


def administrators():
    """The ids of all who administer."""
    roles = [role.id for role in db.session.scalars(sa.select(Role)) if administers([role])]
    return db.session.scalars(sa.select(user_roles.c.user_id).where(user_roles.c.role_id.in_(roles)).distinct()).all()
