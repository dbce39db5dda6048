"""`flask serve` as `make run` starts it: from an empty folder to the set-up page, and down again without a trace."""
import os
import re
import signal
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest
import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from app import create_app
from blueprints.admin.serving import migrate_with_copy
from core.database import sqlite_driver
from models import db
from tests.world import fill

LINK = re.compile(r"works once\): (http://\S+/set-up/\S+)")
STOPS_WITHIN = 25


@pytest.fixture
def serving(tmp_path):
    """`serving()` starts it in a session of its own, on a free port and an empty folder; it is ended in any case."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings = {"GUANXI_DATA": str(tmp_path / "data"), "PORT": str(free.getsockname()[1]), "WEB_PROCESSES": "1"}
    environ = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    with (tmp_path / "told").open("w+") as told:
        process = subprocess.Popen([sys.executable, "-m", "flask", "--app", "app", "serve"], stdout=told,
                                   env=environ | settings | {"PYTHONUNBUFFERED": "1"}, start_new_session=True)
        yield process, tmp_path / "told", settings["PORT"]
        if processes_of(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def processes_of(session):
    """What still runs of the session that a process began."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True


def soon(look, within=120):
    give_up = time.monotonic() + within
    while time.monotonic() < give_up:
        try:
            if found := look():
                return found
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"not within {within} s")


def read(url):
    with urlopen(url, timeout=30) as answer:
        return answer.read().decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_from_nothing_to_the_set_up_page_and_down_again(serving, number):
    process, told, port = serving
    link = soon(lambda: LINK.search(told.read_text()))[1]
    assert link.startswith(f"http://127.0.0.1:{port}/set-up/")
    soon(lambda: read(f"http://127.0.0.1:{port}/readyz"))
    assert 'name="workspace"' in read(link) and 'name="password"' in read(link)
    process.send_signal(number)
    process.wait(STOPS_WITHIN)
    assert process.returncode == 0
    soon(lambda: not processes_of(process.pid), within=5)


@pytest.fixture
def older(tmp_path):
    """An application on a SQLite file that stands one migration back and has people in it."""
    app = create_app(GUANXI_DATA=tmp_path, DATABASE_URL="", SECRET_KEY="tests", BACKUPS_KEPT=2)
    folder = str(app.config["ROOT"] / "migrations")
    with app.app_context():
        upgrade(directory=folder)
    fill(app)
    with app.app_context():
        downgrade(directory=folder)
    yield app
    with app.app_context():
        db.engine.dispose()


def test_existing_data_is_copied_before_it_is_migrated(older, tmp_path):
    with older.app_context():
        migrate_with_copy()
        migrate_with_copy()  # nothing to do: no second copy
    copy, = (tmp_path / "backups").iterdir()
    with sqlite_driver.connect(copy) as connection:
        assert connection.execute("SELECT count(*) FROM users").fetchone() == (5,)
        before, = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    with older.app_context():
        assert before != db.session.scalar(sa.text("SELECT version_num FROM alembic_version"))


def test_the_oldest_copies_go(older, tmp_path):
    (tmp_path / "backups").mkdir()
    for day in ("20240101", "20240102", "20240103"):
        (tmp_path / "backups" / f"guanxi-{day}-000000.db").touch()
    with older.app_context():
        migrate_with_copy()
    assert [path.name[7:11] for path in sorted((tmp_path / "backups").iterdir())][0] == "2024"
    assert len(list((tmp_path / "backups").iterdir())) == 2


def test_the_doctor_finds_nothing_in_a_new_house(house):
    result = house.test_cli_runner().invoke(args=["doctor"])
    mend = [line for line in result.output.splitlines() if line.startswith("MEND")
            and not line.startswith(("MEND Python", "MEND libraries"))]
    assert (result.exit_code, mend) == (1, ["MEND SECRET_KEY has 5 characters (32 or more)"])


def test_the_doctor_tells_an_old_migration_and_what_to_do(older):
    result = older.test_cli_runner().invoke(args=["doctor"])
    assert result.exit_code == 1
    assert re.search(r"^MEND migration \w+, not \w+: flask db upgrade$", result.output, re.MULTILINE)
