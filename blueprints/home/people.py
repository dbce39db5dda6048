"""The people of teams, as the pages of leads and managers show them."""
import sqlalchemy as sa

from core.people import TEAMS
from models import Membership, Team, User, db

PEOPLE = 100  # of a team, on one page
SOME_TEAMS = TEAMS.where(Team.id.in_(sa.bindparam("team_ids", expanding=True)))


def led_teams(team_ids):
    """{id: name} of some teams, by name."""
    return dict(map(tuple, db.session.execute(SOME_TEAMS, {"team_ids": sorted(team_ids)})))


def people_in(team_id, also=()):
    """{id: name} of who is in a team, and of `also`; None, for nobody, comes last when it is among these."""
    in_team = User.id.in_(sa.select(Membership.user_id).where(Membership.team_id == team_id))
    others = User.id.in_([person_id for person_id in also if person_id is not None])
    query = sa.select(User.id, User.name).where(sa.or_(in_team, others)).order_by(User.name, User.id)
    found = dict(map(tuple, db.session.execute(query.limit(PEOPLE))))
    return found | ({None: ""} if None in also else {})
