"""A disk without room: who saves is told so, with 507, nothing is half saved, and reading goes on."""
import io
import resource
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from core.database import is_full
from core.files import keep_file
from models import Party, db
from tests.auditor import not_watching
from tests.records.conftest import write

MUCH = "word " * 4_000  # more than there is room for in pages that are there already
FULL = """CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
          CREATE TRIGGER full_disk BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION full_disk()"""
EMPTIER = "DROP TRIGGER full_disk ON entries; DROP FUNCTION full_disk()"


@contextmanager
def full(app):
    """No page can be added to the SQLite file; PostgreSQL answers as it does when it cannot extend one of its own."""
    with app.app_context(), not_watching():
        engine = db.engine
        fill = postgresql_full if engine.dialect.name == "postgresql" else sqlite_full
        with fill(engine):
            yield


@contextmanager
def postgresql_full(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql(FULL)
    yield
    with engine.begin() as connection:
        connection.exec_driver_sql(EMPTIER)


@contextmanager
def sqlite_full(engine):
    def no_more(connection, _record, _proxy):
        connection.execute("PRAGMA max_page_count = 1")  # in truth: as many as there are

    connection = engine.raw_connection()
    connection.driver_connection.execute("VACUUM")
    connection.close()
    engine.dispose()
    sa.event.listen(engine, "checkout", no_more)
    yield
    sa.event.remove(engine, "checkout", no_more)
    engine.dispose()


@contextmanager
def small_files(size):
    """No file of this process may grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def acme(make):
    return make(Party, title="Acme", team="North")


def test_the_database_cannot_grow(house, browse, acme):
    form = browse("rita").open(f"/records/{acme.id}/entries/new")
    with full(house):
        page = form.submit(button="Save", body=MUCH, status=507)
        assert page.h1 == "The disk is full" and "Nothing was saved; reading still works." in page.text
        assert "Acme" in browse("rita").open("/customers").text
    assert "word word" not in browse("rita").open(f"/records/{acme.id}").text
    write(browse, "rita", acme, body=MUCH)


def test_a_file_finds_no_room_and_leaves_nothing(house):
    with house.app_context(), small_files(1_000):
        with pytest.raises(OSError) as no_room:
            keep_file(io.BytesIO(bytes(5_000_000)))
        assert is_full(no_room.value)
    folder = house.config["GUANXI_DATA"] / "files"
    assert [path for path in folder.iterdir() if path.is_file()] == []
