"""Plays and customers in them, as the tests of this domain need them."""
import pytest
import sqlalchemy as sa

from blueprints.plays.actions import plays, runs
from core import jobs
from core.principal import SYSTEM
from core.worker import Worker
from models import Order, Party, Play, Task, db
from tests.world import days_ago


@pytest.fixture
def shipped(inside):
    """The id of the shipped play of a class: `shipped("lost")`; `on=True` turns it on."""
    def find_it(lifecycle, on=False):
        with inside():
            play = db.session.scalars(sa.select(Play).where(Play.code == lifecycle, Play.state == "published")).one()
            if on:
                plays.turn_on(play)
            db.session.commit()
            return play.id
    return find_it


@pytest.fixture
def work(inside):
    """`work("plays.follow")` runs a job as the worker would."""
    def run(kind, **args):
        with inside():
            job = jobs.enqueue(kind, **args)
            db.session.commit()
            Worker().run_until_idle()
            db.session.refresh(job)
            assert job.state == "done", job.error
    return run


@pytest.fixture
def lost(make, work):
    """A customer who stopped ordering: rita's, of team North."""
    def make_one(title="Acme", owner="rita", team="North", **facts):
        party = make(Party, title=title, owner=owner, team=team, **facts)
        make(Order, party=party, on=days_ago(300))
        return party
    return make_one


@pytest.fixture
def entered(inside):
    """Enter a customer into a play as the system; the id of the run."""
    def enter(play_id, party):
        with inside():
            run = runs.enter(db.session.get(Play, play_id), db.session.get(Party, party.id), by=SYSTEM)
            db.session.commit()
            return run.id
    return enter


@pytest.fixture
def tasks(inside):
    """[(title, state, due on)] of all tasks, by the day they are due."""
    def listed():
        with inside():
            return [tuple(row) for row in db.session.execute(
                sa.select(Task.title, Task.state, Task.due_on).where(Task.kind == "task").order_by(
                    Task.due_on, Task.id))]
    return listed
