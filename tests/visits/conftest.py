"""Follow-ups, as the tests of this domain need them."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from blueprints.visits.actions import visits
from blueprints.visits.actions.reckoning import reckon
from core.principal import SYSTEM
from core.times import today
from core.workspace import workspace
from models import FollowUp, FollowUpRule, Party, Visit, db
from tests.plays.conftest import entered, lost, shipped, tasks, work  # noqa: F401  fixtures


@pytest.fixture
def rule(inside):
    """`rule("potential", days=30)`: customers of a class are followed up from now on."""
    def set_rule(lifecycle, basis="days", days=30, way="call", script="Ask how they are."):
        with inside():
            found = db.session.scalars(sa.select(FollowUpRule).where(FollowUpRule.lifecycle == lifecycle)).one()
            visits.set_rule(found, {"basis": basis, "days": days, "way": way, "script": script})
            db.session.commit()
    return set_rule


@pytest.fixture
def due(make, inside):
    """A customer of rita's with a rhythm of their own, due so many days from now: `due("Acme", -3)`."""
    def make_one(title="Acme", days=-3, every=30, owner="rita", team="North", **facts):
        party = make(Party, title=title, owner=owner, team=team, **facts)
        with inside():
            since_on = today(workspace()) + timedelta(days=days - party.id % every)
            db.session.add(FollowUp(party_id=party.id, every_days=every, is_off=False, basis="", since_on=since_on))
            db.session.flush()
            reckon([party.id], by=SYSTEM)
            db.session.commit()
        return party
    return make_one


@pytest.fixture
def follow(inside):
    """(next on, days, basis) of a customer."""
    def found(party):
        with inside():
            row = db.session.scalars(sa.select(FollowUp).where(FollowUp.party_id == party.id)).one_or_none()
            return row and (row.next_on, row.days, row.basis)
    return found


@pytest.fixture
def held(inside):
    """[(customer, state, in time, outcome, satisfaction)] of all follow-ups."""
    def listed():
        with inside():
            return [tuple(row) for row in db.session.execute(sa.select(
                Party.title, Visit.state, Visit.is_in_time, Visit.outcome, Visit.satisfaction).join(
                Party, Party.id == Visit.party_id).order_by(Visit.id))]
    return listed
