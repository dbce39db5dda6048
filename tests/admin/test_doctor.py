"""What `flask doctor` says of the machine and of how people reach it."""
import re
from contextlib import ExitStack
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

import config
from app import create_app
from blueprints.admin import libraries, machine
from core import jobs
from models import Attachment, Deal, Job, Party, Record, Schedule, Stage, Workspace, db, now
from tests.world import World


def told(app):
    return app.test_cli_runner().invoke(args=["doctor"], catch_exceptions=False).output.splitlines()


@pytest.mark.parametrize(("version", "sound"), [
    ((3, 11, 14), False), ((3, 11, 15), True), ((3, 13, 11), False), ((3, 14, 0), True)])
def test_a_python_with_a_known_hole_is_named(version, sound):
    (found, _text), = machine.python(version)
    assert found == sound


PINNED = """# Brought up to date on 2026-05-01: see SECURITY.md
Flask==3.1.3
gunicorn==27.0.1; sys_platform == "nowhere"
"""


def test_libraries_that_are_not_the_tested_ones_are_named():
    same = libraries.looked_at(PINNED, {"Flask": "3.1.3"}.get, date(2026, 5, 1))
    assert list(same) == [(True, "libraries are the tested ones"),
                          (True, "libraries were brought up to date on 2026-05-01")]
    other, _age = libraries.looked_at(PINNED, {"Flask": "3.1.2"}.get, date(2026, 5, 1))
    assert other == (False, "libraries are others than the tested ones (Flask 3.1.2): pip install -r requirements.txt")
    missing, _age = libraries.looked_at(PINNED, {}.get, date(2026, 5, 1))
    assert not missing[0]


@pytest.mark.parametrize(("days", "sound"), [(90, True), (91, False)])
def test_libraries_nobody_brought_up_to_date_for_so_long_are_overdue(days, sound):
    _same, (found, text) = libraries.looked_at(PINNED, {}.get, date(2026, 5, 1) + timedelta(days=days))
    assert (found, text.endswith("2026-05-01")) == (sound, sound)


def test_the_doctor_looks_at_what_is_installed_here(house):
    assert "ok   libraries are the tested ones" in told(house)


def test_a_data_folder_others_can_read(house):
    house.config["GUANXI_DATA"].chmod(0o755)
    lines = told(house)
    house.config["GUANXI_DATA"].chmod(0o700)
    assert f"MEND others can read {house.config['GUANXI_DATA']}: chmod go= it" in lines
    assert "ok   the data folder is ours alone" in told(house)


def test_a_disk_that_is_nearly_full(house, monkeypatch):
    monkeypatch.setattr(machine, "LEAST_ROOM", 10 ** 15)
    assert [line for line in told(house) if line.startswith("MEND") and line.endswith(", 1000000.0 are needed")]


def test_rows_of_tomorrow_tell_of_a_clock_that_is_wrong(house, make, inside):
    if house.config["DATABASE_URL"].startswith("postgresql"):
        pytest.skip("PostgreSQL has a clock of its own to compare with")
    party = make(Party, title="Acme")
    with inside():
        db.session.scalars(sa.select(Record).where(Record.id == party.id)).one().updated_at = now() + timedelta(days=1)
        db.session.commit()
    assert [line for line in told(house) if line.startswith("MEND clocks are 86")]


def have_searched(app):
    """Three connections at once, all that a page and the doctor use."""
    with app.app_context(), ExitStack() as opened:
        reading = db.engine.execution_options(sqlite_begin="BEGIN", scope_checked=True)
        for connection in [opened.enter_context(reading.connect()) for _ in range(3)]:
            connection.execute(sa.text("SELECT rowid FROM search_index WHERE search_index MATCH 'acme'")).all()


def test_a_search_index_that_another_process_writes_to_is_not_called_broken(house, make):
    if house.config["DATABASE_URL"].startswith("postgresql"):
        pytest.skip("SQLite alone is asked whether it is whole")
    for _ in range(3):
        make(Party)
    have_searched(house)
    settings = {name: house.config[name] for name in ("GUANXI_DATA", "SECRET_KEY", "DATABASE_URL")}
    elsewhere = World(create_app(**settings))
    for _ in range(30):
        elsewhere(Party)
    with elsewhere.app.app_context():
        db.engine.dispose()
    assert [line for line in told(house) if line.startswith("ok   integrity of")]


@pytest.mark.parametrize(("settings", "line"), [
    ({"HOST": "127.0.0.1"}, "ok   reached from this machine alone"),
    ({"HOST": "0.0.0.0"}, "MEND BASE_URL is not set: signing in from elsewhere needs https://"),
    ({"BASE_URL": "http://crm.lan"}, "MEND BASE_URL is http://crm.lan: signing in from elsewhere needs https://"),
    ({"BASE_URL": "https://crm.lan"}, "MEND BEHIND_PROXY is 0: the proxy that speaks HTTPS is not believed; set 1"),
    ({"BASE_URL": "https://crm.lan", "BEHIND_PROXY": 1}, "ok   BEHIND_PROXY is 1"),
])
def test_how_people_reach_it(house, monkeypatch, settings, line):
    for name, value in settings.items():
        monkeypatch.setitem(house.config, name, value)
    assert line in told(house)


def test_files_that_are_on_another_host(house, make, inside):
    assert "ok   0 of the 0 newest files are here" in told(house)
    party = make(Party, title="Acme")
    with inside():
        db.session.add(Attachment(record_id=party.id, sha="0" * 64, name="offer.pdf", size=1))
        db.session.commit()
    assert "MEND 0 of the 1 newest files are here: is GUANXI_DATA the same folder on all hosts?" in told(house)


def test_a_pair_of_which_nobody_follows(house):
    if not house.config["DATABASE_URL"].startswith("postgresql"):
        pytest.skip("several servers: PostgreSQL")
    names = ("GUANXI_DATA", "SECRET_KEY")
    url = house.config["DATABASE_URL"].replace("host=", "host=127.0.0.1:1,")
    pair = create_app(**{name: house.config[name] for name in names}, DATABASE_URL=config.with_driver(url))
    lines = told(pair)
    with pair.app_context():
        db.engine.dispose()
    assert "ok   a commit waits for no other server: the last moments before a loss may be lost" in lines
    assert [line for line in lines if line.startswith("MEND 0 PostgreSQL servers follow this one: should it be lost")]
def all_of(inside, model, **facts):
    """Set facts of all rows of a table."""
    with inside():
        for row in db.session.scalars(sa.select(model)):
            for name, value in facts.items():
                setattr(row, name, value)
        db.session.commit()


def test_the_worker_is_heard(house, inside):
    assert "ok   no worker has run yet" in told(house)
    all_of(inside, Workspace, created_at=now() - timedelta(hours=1))
    assert "MEND no worker has run yet: flask worker" in told(house)
    with inside():
        jobs.schedule_due_jobs()
    assert [line for line in told(house) if re.match(r"ok   a worker planned jobs \d s ago$", line)]
    all_of(inside, Schedule, next_at=now() - timedelta(hours=1))
    assert [line for line in told(house) if re.match(r"MEND a worker planned jobs 36\d\d s ago: flask worker$", line)]


def test_a_worker_at_a_long_job_is_not_missed(house, inside):
    all_of(inside, Workspace, created_at=now() - timedelta(hours=1))
    with inside():
        db.session.add(Job(kind="admin.tidy", state="running", leased_by="box:7",
                           lease_until=now() + timedelta(seconds=30)))
        db.session.commit()
    assert "ok   worker box:7 is at a job" in told(house)
    all_of(inside, Job, lease_until=now() - timedelta(seconds=1))
    assert "MEND no worker has run yet: flask worker" in told(house)


def test_a_deal_that_is_something_else_than_its_stage_says_is_named(house, inside, make):
    make(Deal, title="Coffee", stage="Won")
    tea = make(Deal, title="Tea")
    assert "ok   0 deals are something else than their stage says" in told(house)
    with inside():
        won = db.session.scalars(sa.select(Stage.id).where(Stage.outcome == "won", Stage.pipeline_id == 1)).one()
        db.session.get(Deal, tea.id).stage_id = won  # as somebody who moves it while its stage is given another meaning
        db.session.commit()
    assert f"MEND 1 deals are something else than their stage says: move them into another stage, beginning with " \
           f"/sales/deals/{tea.id}" in told(house)
