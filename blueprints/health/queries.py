"""What is known of the server's doings: views by the time they took, jobs, disk."""
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from core.backups.shelf import made_at, newest
from core.observing import registry
from measures.quantiles import of_buckets
from models import Job, db, now

SHOWN = 50
STATES = ("queued", "running", "dead")


@dataclass
class ViewFigures:
    """One view since the server started; `seconds` in all, p50 and p95 estimated from buckets."""

    name: str
    requests: int = 0
    refused: int = 0  # 4xx
    failed: int = 0  # 5xx
    seconds: float = 0.0
    p50: float | None = None
    p95: float | None = None


def views():
    """ViewFigures of every view that was asked for, the most time first."""
    found, buckets = {}, defaultdict(list)
    for sample in (sample for metric in registry().collect() for sample in metric.samples):
        view = sample.labels.get("view")
        if view is None:
            continue
        figures = found.setdefault(view, ViewFigures(view))
        if sample.name == "guanxi_request_seconds_bucket":
            buckets[view].append((float(sample.labels["le"]), sample.value))
        elif sample.name == "guanxi_request_seconds_sum":
            figures.seconds = sample.value
        elif sample.name == "guanxi_answers_total":
            note_answers(figures, sample.labels["status"], int(sample.value))
    for view, counted in buckets.items():
        counted.sort()
        found[view].p50, found[view].p95 = (of_buckets(share, counted) for share in (0.5, 0.95))
    return sorted(found.values(), key=lambda figures: -figures.seconds)


def note_answers(figures, status, number):
    figures.requests += number
    if status == "4xx":
        figures.refused += number
    elif status == "5xx":
        figures.failed += number


def jobs_by_state():
    """{state: how many} of those that are not done."""
    query = sa.select(Job.state, sa.func.count()).where(Job.state.in_(STATES)).group_by(Job.state)
    return dict.fromkeys(STATES, 0) | {state: number for state, number in db.session.execute(query)}


def oldest_waiting():
    """Seconds the job that waits longest could have begun; 0 when none waits."""
    run_at = db.session.scalar(sa.select(sa.func.min(Job.run_at)).where(Job.state == "queued"))
    return max((now() - run_at).total_seconds(), 0.0) if run_at else 0.0


def backup_age():
    """Seconds since the newest backup was made; None without any."""
    place = newest()
    return (now() - made_at(place)).total_seconds() if place else None


@dataclass(frozen=True)
class Storage:
    """Bytes. `database` is that of SQLite's files, or what PostgreSQL says of itself."""

    database: int
    files: int
    free: int


def storage(data):
    """How much the database and the files in the folder `data` take, and what is left there."""
    if db.engine.dialect.name == "postgresql":
        database = db.session.scalar(sa.select(sa.func.pg_database_size(sa.func.current_database())))
    else:
        database = size_of(Path(db.engine.url.database).parent.glob(Path(db.engine.url.database).name + "*"))
    return Storage(database, size_of((data / "files").glob("??/*")), room(data))


def room(folder):
    """Bytes left on the disk that holds a folder."""
    return shutil.disk_usage(folder).free


def size_of(paths):
    return sum(path.stat().st_size for path in paths if path.is_file())
