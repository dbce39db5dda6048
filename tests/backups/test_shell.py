"""`flask backup` and `flask restore`, as an administrator uses them."""
import json
import sqlite3
import subprocess
import sys
from contextlib import contextmanager

import pytest

from app import create_app
from models import Party, db
from tests import auditor
from tests.servers import postgres_url


@pytest.fixture
def elsewhere(tmp_path):
    """`elsewhere(**settings)`: another installation, with an empty folder of its own."""
    def make_installation(**settings):
        return create_app(GUANXI_DATA=tmp_path / "elsewhere", SECRET_KEY="other", **settings)
    return make_installation


def run(app, *args, status=0):
    result = app.test_cli_runner().invoke(args=list(args))
    assert result.exit_code == status, result.output
    return result


@contextmanager
def in_use(database):
    """Another process has the database open, as a web server has."""
    reads = f"import sqlite3; c = sqlite3.connect({str(database)!r}); c.execute('SELECT 1 FROM records').fetchall()"
    process = subprocess.Popen([sys.executable, "-c", f"{reads}; print(flush=True); input()"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdout.readline()
    yield
    process.communicate(b"\n")


def parties_of(database):
    with sqlite3.connect(database) as connection:
        return [title for title, in connection.execute("SELECT title FROM records WHERE kind = 'party'")]


def test_from_one_box_to_another(house, make, tmp_path, elsewhere):
    make(Party, title="Acme")
    told = json.loads(run(house, "backup", "--to", str(tmp_path / "b.zip"), "--json").stdout)
    assert (told["file"], told["size"]) == (str(tmp_path / "b.zip"), (tmp_path / "b.zip").stat().st_size)
    other = elsewhere()
    result = run(other, "restore", str(tmp_path / "b.zip"))
    assert result.stdout == f"{told['rows']} rows restored. Start Guanxi again.\n"
    assert parties_of(tmp_path / "elsewhere" / "guanxi.db") == ["Acme"]
    told = run(other, "doctor", status=1).stdout.replace("MEND Python", "").replace("MEND libraries", "")
    assert told.count("MEND") == 1  # a short key


def test_what_is_there_stays_unless_it_is_to_be_put_aside(house, make, tmp_path, elsewhere):
    run(house, "backup", "--to", str(tmp_path / "empty.zip"))
    make(Party, title="Acme")
    run(house, "backup", "--to", str(tmp_path / "b.zip"))
    other = elsewhere()
    run(other, "restore", str(tmp_path / "b.zip"))
    result = run(other, "restore", str(tmp_path / "empty.zip"), status=1)
    assert result.stderr.splitlines()[-1] == "There is data already. With --replace it is put aside first."
    run(other, "restore", "--replace", str(tmp_path / "empty.zip"))
    assert parties_of(tmp_path / "elsewhere" / "guanxi.db") == []
    aside, = (tmp_path / "elsewhere" / "backups").glob("replaced-*.db")
    assert parties_of(aside) == ["Acme"]


def test_a_database_in_use_is_not_replaced(house, tmp_path, elsewhere):
    run(house, "backup", "--to", str(tmp_path / "b.zip"))
    other = elsewhere()
    run(other, "restore", str(tmp_path / "b.zip"))
    with in_use(tmp_path / "elsewhere" / "guanxi.db"):
        result = run(other, "restore", "--replace", str(tmp_path / "b.zip"), status=1)
    assert result.stderr.splitlines()[-1] == "Guanxi is running on this database. Stop it first."


def test_into_postgresql_and_only_into_an_empty_one(house, make, tmp_path, elsewhere):
    make(Party, title="Acme")
    run(house, "backup", "--to", str(tmp_path / "b.zip"))
    other = elsewhere(DATABASE_URL=postgres_url("guanxi_elsewhere"))
    run(other, "restore", str(tmp_path / "b.zip"))
    result = run(other, "restore", str(tmp_path / "b.zip"), status=1)
    assert result.stderr.splitlines()[-1] == "The database is not empty. Make a new one and name it in DATABASE_URL."
    with other.app_context(), auditor.not_watching():
        db.engine.dispose()


def test_a_damaged_backup_changes_nothing(house, tmp_path, elsewhere):
    (tmp_path / "b.zip").write_text("Dear Sir")
    result = run(elsewhere(), "restore", str(tmp_path / "b.zip"), status=1)
    assert result.stderr.splitlines()[-1] == "b.zip is no backup: File is not a zip file"
    assert not list((tmp_path / "elsewhere").glob("guanxi.db.*ing"))
