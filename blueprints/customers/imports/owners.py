"""Whose the customers of a file are: users by e-mail, teams by name."""
import sqlalchemy as sa

from core.search import fold
from models import Team, User, db


def lookups():
    """What a cell may say: {"owner": {folded e-mail: id}, "team": {folded name: id}}."""
    users = db.session.execute(sa.select(User.email, User.id).where(User.is_active))
    teams = db.session.execute(sa.select(Team.name, Team.id).where(Team.archived_at.is_(None)))
    return {"owner": {fold(email): user_id for email, user_id in users},
            "team": {fold(name).strip(): team_id for name, team_id in teams}}


def offers():
    """What may be chosen for all rows: (what a cell would say, the name people know)."""
    users = db.session.execute(sa.select(User.email, User.name).where(User.is_active).order_by(User.name))
    teams = db.session.scalars(sa.select(Team.name).where(Team.archived_at.is_(None)).order_by(Team.name))
    return {"owner": users.all(), "team": [(name, name) for name in teams]}
