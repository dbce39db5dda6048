"""`flask serve`: what `make run` starts. Copies the database, migrates it, then web server and worker side by side."""
import functools
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import with_appcontext

from blueprints.auth.links import address_of_server
from blueprints.auth.set_up import set_up_url
from core import migrations
from core.backups.moving import SWITCH
from core.cli import as_system
from core.database import writing
from core.dictionaries import ship_dictionaries
from core.principal import SYSTEM
from core.scope import acting_as
from core.worker import Worker
from core.workspace import workspace
from models import db

STOP_WITHIN = 20  # seconds a process gets to finish what it is doing


@click.command("serve")
def serve():
    """Migrate (after a copy), then run the web server and one worker until stopped."""
    migrate_with_copy()
    announce()
    for number in (signal.SIGTERM, signal.SIGHUP):  # before anything is started that would be left behind
        signal.signal(number, lambda *_: sys.exit(0))
    processes = []
    try:
        processes += [start_web()]
        processes += [start_worker()]
        watch(processes)
    except KeyboardInterrupt:
        click.echo("")
    finally:
        stop(processes)


@click.command("prepare")
@with_appcontext
def prepare():
    """Migrate the database (after a copy) and add what new rooms bring: before a web server started by hand."""
    migrate_with_copy()


@click.command("worker")
def worker():
    """Run jobs until stopped; any number of them, on any host that reaches the database."""
    Worker().run_forever()


def migrate_with_copy():
    """Bring the database to the newest migration; a SQLite file with data in it is copied first."""
    current = migrations.in_force(db.engine)
    if current == migrations.newest():
        return
    if current is not None and db.engine.dialect.name == "sqlite":
        click.echo(f"Copied the database to {copy_database()}")
    migrations.flask_migrate.upgrade(directory=str(migrations.FOLDER))
    fill_dictionaries()


def fill_dictionaries():
    """A room that is new to a workspace comes with what there is to choose from."""
    with acting_as(SYSTEM), writing():
        home = workspace()
        if home is not None:
            ship_dictionaries(home.language)
            db.session.commit()


def with_tables(command):
    """Let a command run on a database that is still empty: make its tables first."""
    @with_appcontext
    @functools.wraps(command)
    def run(*args, **kwargs):
        if not sa.inspect(db.engine).has_table("workspaces"):
            migrate_with_copy()
        return command(*args, **kwargs)
    return run


def copy_database():
    """A dated, consistent copy beside the database; the oldest beyond BACKUPS_KEPT go. Returns its path."""
    folder = Path(current_app.config["GUANXI_DATA"]) / "backups"
    folder.mkdir(exist_ok=True)
    copy = folder / f"guanxi-{datetime.now(UTC):%Y%m%d-%H%M%S}.db"
    connection = db.engine.raw_connection()
    try:
        connection.driver_connection.execute("VACUUM INTO ?", (str(copy),))
    finally:
        connection.close()
    for old in sorted(folder.glob("guanxi-*.db"))[: -current_app.config["BACKUPS_KEPT"]]:
        old.unlink()
    return copy


@as_system
def announce():
    address = set_up_url()
    db.session.commit()
    click.echo(f"Guanxi is at {address_of_server()}")
    if address:
        click.echo(f"Set it up here (the link works once): {address}")


def start_web():
    config, counted = current_app.config, current_app.config["GUANXI_DATA"] / "metrics"
    shutil.rmtree(counted, ignore_errors=True)  # what an earlier server counted
    counted.mkdir(mode=0o700)
    return subprocess.Popen([
        sys.executable, "-m", "core.web", "app:create_app()", "--bind", f"{config['HOST']}:{config['PORT']}",
        "--workers", str(config["WEB_PROCESSES"]), "--threads", str(config["WEB_THREADS"])], cwd=config["ROOT"],
        env=os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(counted)})


def start_worker():
    return subprocess.Popen([sys.executable, "-m", "flask", "--app", "app", "worker"],
                            cwd=current_app.config["ROOT"], env=os.environ)


def watch(processes):
    """Wait. A worker that ends is started again; a web server that ends takes everything down with it.

    When `flask move-to` has moved the installation, both begin anew on the other database.
    """
    web, _worker = processes
    switch = current_app.config["GUANXI_DATA"] / SWITCH
    was_there = switch.exists()
    while web.poll() is None:
        if switch.exists() and not was_there:
            was_there = True
            click.echo("Moved to another database; starting anew on it", err=True)
            web.send_signal(signal.SIGHUP)
            processes[1].terminate()
        if processes[1].poll() is not None:
            click.echo("The worker ended; starting it again", err=True)
            processes[1] = start_worker()
        time.sleep(1)
    sys.exit(web.returncode)


def stop(processes):
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
