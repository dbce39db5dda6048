"""What limits one limits all of equal rights, and each of them sees their own."""
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.sql import visitors

from core.granted import principal_for
from core.principal import Grants, Principal
from core.reach import Reach
from core.scope import SCOPED, WHOEVER_ASKS, acting_as
from models import Membership, Record, Role, Task, Team, User, db
from tests.world import inside


@pytest.fixture
def colleague(house, make):
    """Another salesperson of Rita's team."""
    with inside(house):
        north = db.session.scalars(sa.select(Team).where(Team.name == "North")).one()
        role = db.session.scalars(sa.select(Role).where(Role.key == "sales")).one()
        rolf = User(name="Rolf", email="rolf@example.org", email_key="rolf@example.org", roles=[role],
                    language="en", time_zone="Europe/London",
                    memberships=[Membership(team=north, since=date(2024, 1, 1))])
        db.session.add(rolf)
        db.session.commit()
        return rolf


def test_their_limits_are_kept_once(house, make, colleague):
    rita, otto = make.user("rita"), make.user("otto")
    with inside(house):
        of_rita, of_rolf, of_otto = (principal_for(user).grants.limits for user in (rita, colleague, otto))
    assert (of_rita is of_rolf, of_rita is of_otto) == (True, False)


@pytest.mark.parametrize("query", [sa.select(Task.id), sa.select(Task), sa.select(Record.id)], ids=str)
def test_each_sees_what_is_theirs_alone(house, make, colleague, query):
    """Several times in turn: from the third time on a statement goes a shorter way."""
    rita, made = make.user("rita"), make(Task, title="Ring the harbour", owner="rita")
    with inside(house):
        both = principal_for(rita), principal_for(colleague)
    seen = [_found(house, query, who, made.id) for _time in range(4) for who in both]
    assert seen == [True, False] * 4


def _found(house, query, who, row_id):
    with house.app_context(), acting_as(who):
        return any(getattr(row, "id", row) == row_id for row in db.session.scalars(query).all())


@pytest.mark.parametrize("scope", ["own", "team"])
def test_nothing_else_of_a_person_stands_in_a_limit(house, scope):
    grants = Grants.of([{domain: ["write", scope] for domain in ("customers", "sales", "service", "suppliers")}], [3])
    one, other = (Principal(id=number, name=f"Nr {number}", email=f"{number}@example.org", grants=grants)
                  for number in (987_654_321, 987_654_322))
    with house.app_context():
        assert _values(one) != _values(other)
        assert _values(replace(one, id=WHOEVER_ASKS)) == _values(replace(other, id=WHOEVER_ASKS))


def _values(principal):
    """All values in the conditions on what they see."""
    rules = Reach(principal).rules()
    return [element.value for model in SCOPED for element in visitors.iterate(rules[model](model))
            if isinstance(element, sa.BindParameter)]
