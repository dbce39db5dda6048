"""Follow-ups, as the tests of this domain need them."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from blueprints.plays.actions import plays, runs
from blueprints.visits.actions import visits
from blueprints.visits.actions.reckoning import reckon
from core.principal import SYSTEM
from core.times import today
from core.workspace import workspace
from models import NO_DAY, FollowUp, FollowUpRule, Party, Play, Visit, db
from tests.plays.conftest import entered, lost, shipped, tasks, work  # noqa: F401  fixtures
from tests.world import _user


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


@pytest.fixture
def led(inside):
    """A customer in the play of their class, with a follow-up held, one due and on ada's list; the id of a draft."""
    def lead(party):
        with inside():
            ada, party_row = _user("ada"), db.session.get(Party, party.id)
            play = db.session.scalars(sa.select(Play).where(Play.lifecycle == party_row.profile.lifecycle)).one()
            runs.enter(play, party_row, by=SYSTEM)
            day = today(workspace())
            for days, state in ((40, "held"), (2, "open")):
                db.session.add(Visit(party_id=party.id, due_on=day - timedelta(days=days), person_id=ada.id,
                                     held_on=day - timedelta(days=39) if state == "held" else NO_DAY, state=state,
                                     outcome="well" if state == "held" else "", satisfaction=4, position=1,
                                     planned_on=None if state == "held" else day))
            db.session.add(FollowUp(party_id=party.id, every_days=30, is_off=False, basis="own", days=30,
                                    next_on=day - timedelta(days=2)))
            draft = plays.draft_of(play)
            db.session.commit()
            return draft.id
    return lead
