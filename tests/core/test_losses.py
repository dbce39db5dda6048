"""After a connection was lost nothing is shown from memory: a standby that took over may lack the last changes."""
import psycopg
import pytest
import sqlalchemy as sa

import config
from core.database import is_out_of_reach, open_engine
from models import Directory, Party, db


@pytest.fixture
def postgresql(house):
    if not house.config["DATABASE_URL"].startswith("postgresql"):
        pytest.skip("a server that can be lost: PostgreSQL")
    return house


def test_what_was_kept_is_read_anew(postgresql, browse, make):
    """A team's name went with the old primary, and the new one counts the same version of the directory."""
    make(Party, title="Acme")
    browser = browse("ada")
    assert "Vinland" not in browser.client.get("/customers").text
    with postgresql.app_context():
        address = db.engine.url.render_as_string(False).replace("+psycopg", "")
    with psycopg.connect(address) as other:
        other.execute("UPDATE teams SET name = 'Vinland' WHERE name = 'North'")
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                      "WHERE datname = current_database() AND pid <> pg_backend_pid()")
    assert "Vinland" in browser.client.get("/customers").text


@pytest.mark.parametrize("options", [{}, {"isolation_level": "AUTOCOMMIT"}], ids=["to write", "to read"])
def test_a_connection_the_server_ended_is_left(postgresql, options):
    with postgresql.app_context():
        engine = open_engine(db.engine.url)
    asked = sa.text("SELECT pg_backend_pid()")
    with engine.connect() as one, engine.connect() as other:
        ended = [connection.scalar(asked) for connection in (one, other)]
    with psycopg.connect(engine.url.render_as_string(False).replace("+psycopg", "")) as another:
        for backend in ended:  # and wait until it has
            another.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])
    with engine.execution_options(**options).connect() as connection:
        assert connection.scalar(asked) not in ended
    engine.dispose()


def test_a_standby_that_is_written_to_is_a_database_out_of_reach(postgresql):
    with postgresql.app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql("SET default_transaction_read_only = on")
        connection.commit()
        with pytest.raises(sa.exc.DBAPIError) as refused:
            connection.execute(sa.update(Directory).values(version=7), execution_options={"unscoped": "a test"})
        connection.invalidate()
    assert is_out_of_reach(refused.value)


def test_of_several_hosts_the_one_that_answers_is_used(postgresql):
    url = sa.make_url(postgresql.config["DATABASE_URL"])
    both = f"postgresql://{url.username}@/{url.database}?host=127.0.0.1:1,{url.query['host']}"  # nobody is at the first
    engine = open_engine(config.with_driver(both))
    with engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.current_database())) == url.database
    engine.dispose()
