"""What administrators decide about roles."""
import sqlalchemy as sa

from core.access import of
from models import User, db, user_roles


def ask_for_factor(role, wanted):
    """From their next request on, whoever holds the role must have a second factor, or need not."""
    role.needs_factor = wanted
    holders = sa.select(user_roles.c.user_id).where(user_roles.c.role_id == role.id)
    for user in db.session.scalars(of(User).where(User.id.in_(holders))):
        user.access_version += 1
