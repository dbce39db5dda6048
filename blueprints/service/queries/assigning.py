"""The rules by which tickets find somebody, who may take part, and who is away."""
import sqlalchemy as sa

from core.times import today
from core.workspace import workspace
from models import Absence, AssignmentRule, Membership, Team, User, db


def rules():
    """The rules in force with the name of their team, in the order they are tried."""
    query = sa.select(AssignmentRule.id, AssignmentRule.name, AssignmentRule.way, AssignmentRule.most_open,
                      Team.name.label("team")).join(Team, Team.id == AssignmentRule.team_id)
    return db.session.execute(query.where(AssignmentRule.archived_at.is_(None)).order_by(
        AssignmentRule.position, AssignmentRule.id)).all()


def people_in_teams():
    """(id, name) of everybody who is in some team."""
    query = sa.select(User.id, User.name).where(User.is_active, User.id.in_(sa.select(Membership.user_id)))
    return db.session.execute(query.order_by(User.name, User.id).limit(500)).all()


def absences():
    """Those that are not over, the next first."""
    query = sa.select(Absence.id, Absence.user_id, Absence.first_on, Absence.last_on, User.name).join(
        User, User.id == Absence.user_id).where(Absence.last_on >= today(workspace()))
    return db.session.execute(query.order_by(Absence.first_on, User.name, Absence.id).limit(200)).all()
