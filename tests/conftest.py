"""The stage: one application for each engine, an empty house before each test, and the cast to open pages with."""
import gc
import os

import pytest
from flask_migrate import upgrade

from app import create_app
from models import db
from tests import auditor, emptying, world
from tests.servers import postgres_url, spare_the_disk
from tests.workers import nursery

gc.disable()  # what is read and collected now stays: to look through it again and again took a quarter of the time

pytest_plugins = ["tests.offline"]

ENGINES = ["sqlite", "postgresql"]

# A single test of these takes many seconds: begun last, one worker would watch the other finish it.
LONG = ("tests/browser/", "tests/customers/test_merging_all.py", "tests/demo/", "tests/hardening/",
        "tests/laws/test_access.py", "tests/laws/test_plans.py", "tests/test_killing.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Those of no engine first, then each engine's together, as pytest has put them; of each the long ones first."""
    once = [item for item in items if item.get_closest_marker("one_engine") and place_of_engine(item) > 1]
    if once:
        config.hook.pytest_deselected(items=once)
        items[:] = [item for item in items if item not in {*once}]
    items.sort(key=lambda item: (place_of_engine(item), not item.nodeid.startswith(LONG)))


def place_of_engine(item):
    asked = item.callspec.params.get("app") if hasattr(item, "callspec") else None
    return ENGINES.index(asked) + 1 if asked else 0


def pytest_collection_finish():
    """Tests and modules stay until the end: whoever looks for rubbish need not walk through them each time."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(10_000, 20, 100)


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory):
    """A folder of this run that both applications of all its workers share: each template is compiled once."""
    base = tmp_path_factory.getbasetemp()  # a worker's own lies in that of the run
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "compiled"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session", params=ENGINES)
def app(request, tmp_path_factory, compiled_templates):
    """The application on SQLite and on PostgreSQL: every test that asks for it runs on both."""
    settings = {"GUANXI_DATA": tmp_path_factory.mktemp(request.param), "SECRET_KEY": "tests", "BASE_URL": "",
                "JOB_LEASE_SECONDS": 2.0, "REQUESTS_PER_MINUTE": 0, "COMPILED_TEMPLATES": compiled_templates}
    if request.param == "postgresql":
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        settings["DATABASE_URL"] = postgres_url(f"guanxi_{worker}")
    application = create_app(**settings)
    application.testing = False  # errors are answered with their page, as for a person
    with application.app_context(), auditor.not_watching():
        spare_the_disk(db.engine)
        upgrade(directory=str(application.config["ROOT"] / "migrations"))
        auditor.watch(db.engine)
    gc.freeze()
    yield application
    with application.app_context():
        db.engine.dispose()


@pytest.fixture
def house(app):
    """An empty, set-up workspace with its cast. Everything below stands in it."""
    return emptying.anew(app, world.fill)


@pytest.fixture(scope="session")
def worker_nursery(app):
    with nursery(app) as workers:
        yield workers


@pytest.fixture
def workers(house, worker_nursery):
    """`workers.start()`, `workers.kill()`: a worker process on the house's database; none is left behind."""
    yield worker_nursery
    while worker_nursery.children:
        worker_nursery.kill()


@pytest.fixture
def make(house):
    return world.World(house)


@pytest.fixture
def once(make):
    """`once(furnish)`: what `furnish()` puts into the house and gives, made once for all tests that ask for the same
    fixture: each has a house of its own, as the first one had it. What it gives must be plain values or only asked
    for its id, as `furnish` must not make custom fields: their indexes are no rows."""
    return lambda furnish: emptying.furnish_once(make, (furnish.__module__, furnish.__qualname__), furnish)


@pytest.fixture
def browse(house):
    """`browse("rita")` is rita at her browser; `browse()` is a stranger."""
    return world.browsers(house)


@pytest.fixture
def statements(house):
    """`with statements() as seen:` lists the SQL that runs meanwhile."""
    def count():
        with house.app_context():
            return auditor.counting(db.engine)
    return count


@pytest.fixture
def inside(house):
    """`with inside():` acts as the system in the application's context; requests must stay outside."""
    return lambda: world.inside(house)
