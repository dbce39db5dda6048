"""The people of teams, as the pages of leads and managers show them."""
import sqlalchemy as sa

from models import Membership, Team, User, db

PEOPLE = 100  # of a team, on one page
MOST = 2000

TEAMS = sa.select(Team.id, Team.name).where(Team.archived_at.is_(None)).order_by(Team.name, Team.id)
SOME_TEAMS = TEAMS.where(Team.id.in_(sa.bindparam("team_ids", expanding=True)))
EVERYBODY = sa.select(User.id, User.name, Membership.team_id).outerjoin(
    Membership, Membership.user_id == User.id).order_by(User.name, User.id).limit(MOST)


def led_teams(team_ids):
    """{id: name} of some teams, by name."""
    return dict(map(tuple, db.session.execute(SOME_TEAMS, {"team_ids": sorted(team_ids)})))


def all_teams():
    """{id: name} of all teams, by name."""
    return dict(map(tuple, db.session.execute(TEAMS)))


def people_in(team_id, also=()):
    """{id: name} of who is in a team, and of `also`; None, for nobody, comes last when it is among these."""
    in_team = User.id.in_(sa.select(Membership.user_id).where(Membership.team_id == team_id))
    others = User.id.in_([person_id for person_id in also if person_id is not None])
    query = sa.select(User.id, User.name).where(sa.or_(in_team, others)).order_by(User.name, User.id)
    found = dict(map(tuple, db.session.execute(query.limit(PEOPLE))))
    return found | ({None: ""} if None in also else {})


def everybody():
    """[(id, name, team ids)] of all users, by name."""
    people = {}
    for person_id, name, team_id in db.session.execute(EVERYBODY):
        people.setdefault(person_id, (name, set()))[1].add(team_id)
    return [(person_id, name, teams - {None}) for person_id, (name, teams) in people.items()]
