"""The folder backups lie in: what is there, what each says of itself, and which go when there are newer ones."""
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import current_app

from core.backups.archive import Broken, manifest_of, write_backup
from models import db

PATTERN = "backup-*.zip"
STALE_AFTER = timedelta(hours=36)  # a night was missed


@dataclass(frozen=True)
class Kept:
    """A backup on the shelf; `problem` where it cannot be read."""

    name: str
    size: int
    made_at: datetime
    rows: int = 0
    files: int = 0
    revision: str = ""
    problem: str = ""


def shelf():
    """The folder, made when it is not there."""
    named = current_app.config["BACKUP_FOLDER"]
    folder = Path(named) if named else current_app.config["GUANXI_DATA"] / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def new_place():
    """Where a backup of this second goes."""
    return shelf() / f"backup-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip"


def on_the_shelf():
    """All that are kept, the newest first."""
    return [_look(place) for place in sorted(shelf().glob(PATTERN), reverse=True)]


def newest():
    return max(shelf().glob(PATTERN), default=None)


def made_at(place):
    """When a backup was made, by its name."""
    return datetime.strptime(place.stem, "backup-%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def backing_up(place):
    """The steps, (done, total) in rows, of backing up this installation to `place`."""
    return write_backup(db.engine, db.metadata, current_app.config["GUANXI_DATA"], place)


def clear_old():
    """Keep the newest of each of the last days and of each of the last weeks that have any; returns what went."""
    kept_nights, kept_weeks = (current_app.config[f"{span}_BACKUPS_KEPT"] for span in ("NIGHTLY", "WEEKLY"))
    places = sorted(shelf().glob(PATTERN), reverse=True)
    days, weeks = {}, {}
    for place in places:
        days.setdefault(made_at(place).date(), place)
        weeks.setdefault(made_at(place).isocalendar()[:2], place)
    staying = {*list(days.values())[:kept_nights], *list(weeks.values())[:kept_weeks], *places[:1]}
    gone = [place for place in places if place not in staying]
    for place in gone:
        place.unlink()
    return gone


def _look(place):
    size = place.stat().st_size
    try:
        manifest = manifest_of(place)
    except Broken as broken:
        return Kept(place.name, size, made_at(place), problem=" ".join(broken.problems))
    return Kept(place.name, size, datetime.fromisoformat(manifest["made_at"]),
                sum(facts["rows"] for facts in manifest["tables"]), len(manifest["files"]), manifest["revision"])
