"""A database that is away or busy is told as such, with 503 and when to come back; nothing is half done."""
from datetime import timedelta

import psycopg
import pytest
import sqlalchemy as sa

from app import create_app
from models import SignIn, Team, db, now
from tests.auditor import not_watching
from tests.browse import Browser
from tests.world import inside

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "main#main"}


@pytest.fixture
def postgresql(house):
    if not house.config["DATABASE_URL"].startswith("postgresql"):
        pytest.skip("a server that can be lost: PostgreSQL")
    return house


@pytest.fixture
def lost_at(postgresql):
    """`lost_at("FROM orders")`: the server ends the connection just before the first such statement."""
    with postgresql.app_context():
        engine = db.engine
    heard = []

    def arm(words):
        def end_connection(connection, _cursor, statement, *_rest):
            if words in statement and not heard[1:]:
                heard.append(statement)
                backend = connection.connection.driver_connection.info.backend_pid
                with psycopg.connect(engine.url.render_as_string(False).replace("+psycopg", "")) as other:
                    other.execute("SELECT pg_terminate_backend(%s)", [backend])
        heard.append(end_connection)
        sa.event.listen(engine, "before_cursor_execute", end_connection)
    yield arm
    sa.event.remove(engine, "before_cursor_execute", heard[0])
    assert heard[1:], "the statement never came"


@pytest.fixture
def locked(house):
    """A browser of ada's while somebody else holds SQLite's write lock longer than writers wait."""
    if not house.config["DATABASE_URL"].startswith("sqlite"):
        pytest.skip("one writer at a time: SQLite")
    names = ("GUANXI_DATA", "DATABASE_URL", "SECRET_KEY")
    impatient = create_app(**{name: house.config[name] for name in names}, WRITE_WAIT_SECONDS=0.2)
    with house.app_context(), not_watching(), db.engine.connect() as holder:
        yield Browser(impatient, lambda client: client.set_cookie("guanxi", "token of ada")), holder
    with impatient.app_context():
        db.engine.dispose()


def teams(app):
    with inside(app):
        return sorted(db.session.scalars(sa.select(Team.name)))


def told_to_come_back(answer):
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
    assert "The database is busy" in answer.text
    return True


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_a_connection_lost_while_reading(browse, lost_at, headers):
    client = browse("ada").client
    lost_at("FROM customer_profiles")
    assert told_to_come_back(client.get("/customers", headers=headers))
    assert client.get("/customers", headers=headers).status_code == 200


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_a_connection_lost_before_anything_was_read(browse, lost_at, headers):
    """Nobody notices: the first statement is asked again by another connection."""
    client = browse("ada").client
    client.get("/customers", headers=headers)
    lost_at("FROM sign_ins")
    assert client.get("/customers", headers=headers).status_code == 200


@pytest.mark.parametrize("words", ["INSERT INTO once_answers", "INSERT INTO teams"])
def test_a_connection_lost_while_writing(house, browse, lost_at, words):
    form = browse("ada").open("/admin/teams/new")
    lost_at(words)
    assert told_to_come_back(form.submit(name="East", status=503).response)
    assert teams(house) == ["North", "South"]
    form.submit(name="East")
    assert teams(house) == ["East", "North", "South"]


def test_what_was_saved_is_not_told_as_lost(house, browse, lost_at):
    form = browse("ada").open("/admin/teams/new")
    lost_at("UPDATE once_answers")
    assert form.submit(name="East", status=303).headers["Location"] == "/admin/teams"
    assert teams(house) == ["East", "North", "South"]


def test_a_write_lock_held_too_long(house, browse, locked):
    browse("ada")
    browser, holder = locked
    form = browser.open("/admin/teams/new")
    with holder.begin():
        holder.exec_driver_sql("UPDATE workspaces SET name = name")
        browser.open("/admin/teams")
        assert told_to_come_back(form.submit(name="East", status=503).response)
        answer = browser.client.post("/admin/teams/new", data=form.values() | {"name": "East"}, headers=HTMX)
        assert told_to_come_back(answer) and answer.headers["HX-Retarget"] == "#toasts"
    form.submit(name="East")
    assert teams(house) == ["East", "North", "South"]


def test_when_somebody_was_last_seen_is_not_worth_an_error(house, browse, locked):
    browse("ada")
    with inside(house):
        db.session.scalars(sa.select(SignIn)).one().seen_at = now() - timedelta(days=1)
        db.session.commit()
    browser, holder = locked
    with holder.begin():
        holder.exec_driver_sql("UPDATE workspaces SET name = name")
        browser.open("/admin/teams")
