"""`flask move-to`: everything is in PostgreSQL, byte for byte, and nothing is saved in SQLite any more."""
import pytest
import sqlalchemy as sa
from flask_migrate import upgrade

from app import create_app
from core.backups.archive import snapshot
from core.backups.plain import plain_tables
from core.database import open_engine
from core.sign_ins import token_hash
from models import Party, db
from tests import world
from tests.auditor import not_watching
from tests.browse import Browser
from tests.servers import postgres_url


@pytest.fixture
def small(tmp_path, monkeypatch):
    """An installation of its own on SQLite, with a party."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    app = create_app(GUANXI_DATA=tmp_path, SECRET_KEY="tests")
    with app.app_context(), not_watching():
        upgrade(directory=str(app.config["ROOT"] / "migrations"))
    world.fill(app)
    world.World(app)(Party, title="北京关系有限公司 “O'Neill”")
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def target():
    return postgres_url("guanxi_moved")


def rows_of(engine):
    with snapshot(engine) as connection:
        return {table.name: list(table.lines(connection)) for table in plain_tables(db.metadata)}


def moved(app, url):
    return app.test_cli_runner().invoke(args=["move-to", url])


def test_everything_is_there_and_used_from_then_on(small, target):
    with small.app_context():
        before = rows_of(db.engine)
    assert moved(small, target).exit_code == 0
    again = create_app(GUANXI_DATA=small.config["GUANXI_DATA"], SECRET_KEY="tests")
    with again.app_context():
        assert db.engine.dialect.name == "postgresql"
        assert rows_of(db.engine) == before
        db.engine.dispose()


def test_whoever_still_has_the_old_one_open_reads_and_cannot_save(small, target):
    world.sign_in_row(small, "rita", token_hash("token"))
    page = signed_in(small).open("/customers/new")
    assert moved(small, target).exit_code == 0
    page.submit(title="Lost?", status=503)
    assert signed_in(small).open("/customers").table()[1][0].startswith("北京关系有限公司")


def signed_in(app):
    return Browser(app, lambda client: client.set_cookie("guanxi", "token"))


def test_a_database_that_is_not_empty_is_refused_and_nothing_changes(small, target):
    engine = open_engine(target)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE theirs (id INTEGER)"))
    engine.dispose()
    answer = moved(small, target)
    assert answer.exit_code == 1 and "not empty" in answer.output
    world.World(small)(Party, title="Still writable")


@pytest.mark.parametrize(("url", "told"), [
    ("sqlite:///other.db", "Name a PostgreSQL"), ("nonsense", "cannot be reached"),
    ("postgresql://mei:hidden@127.0.0.1:9/none", "cannot be reached"),
])
def test_what_is_no_postgresql_is_refused(small, url, told):
    answer = moved(small, url)
    assert answer.exit_code == 1 and told in answer.output and "hidden" not in answer.output
