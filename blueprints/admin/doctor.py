"""`flask doctor`: is this installation sound? Says what is wrong and what to do; exit status 1 when something is."""
import sqlite3
import sys
from datetime import timedelta

import click
import sqlalchemy as sa
from flask import current_app

from blueprints.admin.hosts import HOSTS
from blueprints.admin.libraries import libraries
from blueprints.admin.machine import MACHINE
from blueprints.auth.company import oidc
from core.access import of
from core.backups.shelf import STALE_AFTER, made_at, newest
from core.cli import as_system
from core.database import integrity, sqlite_driver
from core.jobs import SCHEDULED
from core.migrations import in_force
from core.migrations import newest as newest_migration
from models import Deal, Job, Schedule, Stage, Workspace, db, now

SILENT_FOR = timedelta(minutes=5)  # a worker plans what is due every half minute, and some of it each minute
SOUND_SQLITE = (3, 51, 3)  # earlier ones can corrupt a WAL that two connections check-point at once


@click.command("doctor")
@as_system
def doctor():
    """Check the machine, the database, its driver, migrations, jobs, settings and libraries."""
    checks = (database, migrations, worker, jobs, backups, deals, settings, reached, libraries, *MACHINE, *HOSTS)
    findings = [finding for check in checks for finding in check()]
    for sound, text in findings:
        click.echo(f"{'ok  ' if sound else 'MEND'} {text}")
    sys.exit(0 if all(sound for sound, _text in findings) else 1)


def database():
    if db.engine.dialect.name == "postgresql":
        yield True, f"PostgreSQL {db.session.scalar(sa.select(sa.func.current_setting('server_version')))}"
        return
    version = sqlite_driver.sqlite_version
    sound = sqlite_driver is not sqlite3 or tuple(map(int, version.split("."))) >= SOUND_SQLITE
    yield sound, f"SQLite {version}" + ("" if sound else ": can lose data under load; pip install pysqlite3")
    broken = integrity(db.engine)
    yield broken == "ok", f"integrity of {current_app.config['DATABASE_URL']}: {broken}"
    with db.engine.connect() as connection:
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        yield not orphans, f"{len(orphans)} rows refer to something that is not there"


def migrations():
    current, needed = in_force(db.engine), newest_migration()
    sound = current == needed
    yield sound, f"migration {current or 'none'}" + ("" if sound else f", not {needed}: flask db upgrade")


def worker():
    """When a worker last planned the jobs of the clock, or that one is at a job."""
    busy = db.session.scalar(sa.select(Job.leased_by).where(Job.state == "running", Job.lease_until > now()).limit(1))
    if busy:
        yield True, f"worker {busy} is at a job"
        return
    planned = [row.next_at - SCHEDULED[row.name] for row in db.session.scalars(sa.select(Schedule))
               if isinstance(SCHEDULED.get(row.name), timedelta)]
    last = max(planned, default=db.session.scalar(sa.select(Workspace.created_at)) or now())
    sound = now() - last < SILENT_FOR
    told = f"a worker planned jobs {(now() - last).total_seconds():.0f} s ago" if planned else "no worker has run yet"
    yield sound, told + ("" if sound else ": flask worker")


def jobs():
    waiting = sa.select(sa.func.count()).select_from(Job)
    dead = db.session.scalar(waiting.where(Job.state == "dead"))
    yield not dead, f"{dead} jobs failed for good" + (": see /admin/jobs" if dead else "")
    oldest = db.session.scalar(sa.select(sa.func.min(Job.run_at)).where(Job.state == "queued"))
    late = (now() - oldest).total_seconds() if oldest else 0
    yield late < 600, f"oldest waiting job: {late:.0f} s" + ("" if late < 600 else "; is a worker running?")


def backups():
    place = newest()
    since = made_at(place) if place else db.session.scalar(sa.select(Workspace.created_at)) or now()
    sound = now() - since < STALE_AFTER
    told = f"newest backup: {place.name if place else 'none yet'}"
    yield sound, told + ("" if sound else ", none of the last 36 hours: flask backup, and is a worker running?")


def deals():
    """Boards, sums and forecasts take for granted that a deal is what its stage says (docs/decisions/0048)."""
    is_open = Stage.outcome == "open"
    contrary = sa.or_(Deal.state != Stage.outcome, Deal.is_open != is_open, Deal.closed_on.is_(None) != is_open,
                      Stage.archived_at.is_not(None))
    found = of(Deal, Deal.id).join(Stage, Stage.id == Deal.stage_id).where(Deal.archived_at.is_(None), contrary)
    ids = db.session.scalars(found.order_by(Deal.id)).all()
    yield not ids, f"{len(ids)} deals are something else than their stage says" + (
        f": move them into another stage, beginning with /sales/deals/{ids[0]}" if ids else "")


def settings():
    config = current_app.config
    yield len(config["SECRET_KEY"]) >= 32, f"SECRET_KEY has {len(config['SECRET_KEY'])} characters (32 or more)"
    served = config["HOST"] not in ("127.0.0.1", "localhost", "::1")
    safe = not served or bool(config["TRUSTED_HOSTS"] or config["BASE_URL"])
    yield safe, "host names are restricted" if safe else "set BASE_URL or TRUSTED_HOSTS: any host name is answered"
    if oidc.is_on():
        yield bool(config["BASE_URL"]), "BASE_URL is set, to which the company's sign-in leads back (OIDC_ISSUER)"
    plain = config["INSECURE_HTTP"]
    yield not plain, "plain HTTP is allowed (INSECURE_HTTP)" if plain else "plain HTTP is refused"


def reached():
    """How people reach it from other machines: by HTTPS, under a name that is known."""
    config = current_app.config
    if config["HOST"] in ("127.0.0.1", "localhost", "::1") and not config["BASE_URL"]:
        yield True, "reached from this machine alone"
        return
    base = config["BASE_URL"]
    sound = base.startswith("https://") or config["INSECURE_HTTP"]
    yield sound, f"BASE_URL is {base or 'not set'}" + ("" if sound else ": signing in from elsewhere needs https://")
    behind = not base.startswith("https://") or config["BEHIND_PROXY"] > 0
    yield behind, f"BEHIND_PROXY is {config['BEHIND_PROXY']}" + (
        "" if behind else ": the proxy that speaks HTTPS is not believed; set 1")
