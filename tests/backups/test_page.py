"""Administrators make a backup, see what is kept, and try to restore one beside the database in use."""
from datetime import timedelta

import pytest

from core import jobs
from core.backups.shelf import clear_old
from core.worker import Worker
from models import Schedule, db, now
from tests.world import inside

NIGHTS = ["20260101-013000", "20260102-013000", "20260110-013000", "20260111-013000", "20260112-013000",
          "20260112-120000", "20260113-013000"]


@pytest.fixture
def shelf(house, tmp_path, monkeypatch):
    """An empty folder for backups."""
    monkeypatch.setitem(house.config, "BACKUP_FOLDER", str(tmp_path))
    return tmp_path


def work(house):
    with inside(house):
        Worker().run_until_idle()


def test_an_empty_shelf_says_what_will_be_there(browse, shelf):
    page = browse("ada").open("/admin/backups")
    assert "The first is made tonight, or now." in page.text
    assert "There is no backup of the last 36 hours. Is a worker running?" in page.text


def test_on_the_first_day_it_says_when_the_first_is_made(browse, inside, shelf):
    with inside():
        jobs.schedule_due_jobs()
    for path in ("/admin", "/admin/backups"):
        page = browse("ada").open(path)
        assert "There is no backup yet: the first is made by itself at" in page.text
        assert "Is a worker running?" not in page.text


def test_a_night_that_was_missed_is_told(browse, inside, shelf):
    with inside():
        db.session.add(Schedule(name="backups.make", next_at=now() - timedelta(hours=1)))
        db.session.commit()
    assert "There is no backup of the last 36 hours. Is a worker running?" in browse("ada").open("/admin").text


def test_a_backup_is_made_and_tried_out(house, browse, make, shelf):
    page = browse("ada").open("/admin/backups").submit(button="Back up now")
    assert (page.toasts, "Waiting for its turn" in page.text) == (["The backup is being made"], True)
    work(house)
    place, = shelf.iterdir()
    page = browse("ada").open("/admin/backups")
    assert page.table()[1][0] == place.name
    page.submit(button="Try to restore it")
    work(house)
    assert "files came back as they were" in browse("ada").open("/admin/backups").text
    assert list(shelf.iterdir()) == [place]


def test_a_damaged_one_is_marked_and_the_exercise_tells(house, browse, shelf):
    (shelf / "backup-20260101-013000.zip").write_text("Dear Sir")
    page = browse("ada").open("/admin/backups")
    assert "Damaged" in page.table()[1][3]
    page.submit(button="Try to restore it")
    work(house)
    told = browse("ada").open("/admin/backups").text
    assert "backup-20260101-013000.zip could not be restored." in told
    assert "is no backup: File is not a zip file" in told


def test_what_went_meanwhile_cannot_be_tried(browse, shelf):
    place = shelf / "backup-20260101-013000.zip"
    place.touch()
    page = browse("ada").open("/admin/backups")
    place.unlink()
    page.submit(button="Try to restore it", status=404)


def test_the_newest_of_the_last_days_and_weeks_stay(house, shelf, monkeypatch):
    monkeypatch.setitem(house.config, "NIGHTLY_BACKUPS_KEPT", 2)
    monkeypatch.setitem(house.config, "WEEKLY_BACKUPS_KEPT", 3)
    for night in NIGHTS:
        (shelf / f"backup-{night}.zip").touch()
    with house.app_context():
        clear_old()
    assert sorted(path.stem[7:] for path in shelf.iterdir()) == [
        "20260102-013000", "20260111-013000", "20260112-120000", "20260113-013000"]


def test_no_job_is_lost_to_a_backup_twice_asked_for(house, browse, shelf):
    page = browse("ada").open("/admin/backups").submit(button="Back up now")
    page.submit(button="Back up now")
    work(house)
    with inside(house):
        assert db.session.scalar(db.text("SELECT count(*) FROM jobs WHERE kind = 'backups.make'")) == 1
