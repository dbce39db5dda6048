"""Two support agents join the cast: sam in team North, tess in team South."""
from datetime import date

import pytest
import sqlalchemy as sa

from blueprints.auth.set_up import role_by_key
from models import Membership, Team, User, db
from tests import world

AGENTS = {"sam": "North", "tess": "South"}


@pytest.fixture
def house(house):
    return add_agents(house)


def add_agents(house):
    with world.inside(house):
        for name, team_name in AGENTS.items():
            team = db.session.scalars(sa.select(Team).where(Team.name == team_name)).one()
            db.session.add(User(
                name=name.title(), email=f"{name}@example.org", email_key=f"{name}@example.org", language="en",
                time_zone="Europe/London", password_hash=world.PASSWORD_HASH, roles=[role_by_key("support-agent")],
                memberships=[Membership(team=team, since=date(2024, 1, 1))]))
        db.session.commit()
    return house
