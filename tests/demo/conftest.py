"""One loaded sample for each engine: making it takes long, looking at it does not."""
import functools
import hashlib

import pytest
import sqlalchemy as sa

from blueprints.demo import actions
from core.worker import Worker
from models import Entry, Order, Party, SignIn, StageEvent, Task, User, db
from tests import emptying, world
from tests.auditor import not_watching
from tests.browse import Browser
from tests.demo import kept

NOT_COUNTED = {"jobs", "sign_ins", "once_answers", "schedules"}  # what loading and looking leave behind, sample or not


def load(app, lead="ada"):
    """The sample, made by its job as the worker would; `lead` of the cast is its administrator."""
    with world.inside(app):
        lead_id = db.session.scalar(sa.select(User.id).where(User.email_key == f"{lead}@example.org"))
        actions.load(lead_id)
        db.session.commit()
    work(app)


def remove(app):
    """What stayed: [[kind, id, name]]."""
    with world.inside(app):
        actions.remove()
        db.session.commit()
    work(app)
    with world.inside(app):
        job = actions.last_job()
        assert job.state == "done", job.error
        return job.result["kept"]


def work(app):
    with app.app_context():
        Worker().run_until_idle()


def rows_of_tables(app):
    """{table: number of rows}"""
    with app.app_context(), not_watching(), db.engine.connect() as connection:
        return {table.name: connection.scalar(sa.select(sa.func.count()).select_from(table))
                for table in db.metadata.sorted_tables if table.name not in NOT_COUNTED}


def digest(app):
    """What the sample says, without ids."""
    told = (sa.select(Party.title, Party.country).order_by(Party.id), sa.select(Order.number, Order.total_cents,
            Order.ordered_at).order_by(Order.id), sa.select(Task.title, Task.due_on).order_by(Task.id),
            sa.select(Entry.body, Entry.at).where(Entry.verb.is_(None)).order_by(Entry.id),
            sa.select(User.name).order_by(User.id), sa.select(
                StageEvent.verb, StageEvent.at, StageEvent.amount_cents, StageEvent.closes_on).order_by(StageEvent.id))
    with world.inside(app):
        rows = [tuple(row) for query in told for row in db.session.execute(query)]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@pytest.fixture(scope="module")
def before(app):
    """How full the tables of the house were when the sample came."""
    emptying.empty(app)
    world.fill(app)
    counts = rows_of_tables(app)
    kept.put(app, load)
    return counts


@pytest.fixture
def sample(app, before):
    """The application with a sample in it. It is one for all tests of a file: they must not lean on each other."""
    return app


@pytest.fixture
def visit(sample):
    """`visit("ada")` is ada at her browser."""
    @functools.cache
    def open_browser(name):
        token = f"token of {name}"
        with world.inside(sample):
            for device in db.session.scalars(sa.select(SignIn)):
                db.session.delete(device)
            db.session.commit()
        world.sign_in_row(sample, name, hashlib.sha256(token.encode()).hexdigest())
        return Browser(sample, lambda client: client.set_cookie("guanxi", token))
    return open_browser
