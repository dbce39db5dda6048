"""The sample company is made once for each engine, for all workers of a run, and copied for whoever wants it.

Making it takes 43 seconds of a processor, fetching it for a worker 1 to 4, copying it within one 0.2.
"""
from contextlib import closing

from core.backups.archive import write_backup
from core.backups.restoring import restore_into
from core.database import open_engine, sqlite_driver
from models import db
from tests import emptying, keeping
from tests.auditor import not_watching
from tests.servers import postgres_url, run_postgres
from tests.world import days_ago

FETCHED = set()  # (address of the database, day): a sample reaches up to today


def put(app, make):
    """The sample into the application's database: as it was kept, else as `make(app)` makes it."""
    house = app.config["DATABASE_URL"], days_ago(0)
    emptying.forget_kept()
    if house in FETCHED:
        copy(app, back=True)
        return
    FETCHED.add(house)
    fetch(app, make)


def fetch(app, make):
    """SQLite keeps its own database for the copies, PostgreSQL's comes of a file that one server hands another."""
    with app.app_context():
        url, postgres = db.engine.url, db.engine.dialect.name == "postgresql"
    if not postgres:
        keeping.kept("sample.db", f"{url.database}_kept", lambda: (make(app), copy(app)))
        copy(app, back=True)
        return
    dump = app.config["GUANXI_DATA"] / "sample.dump"
    keeping.kept("sample.dump", dump, lambda: (brought_over(app) or make(app), run_postgres(
        "pg_dump", url.database, "-Fc", "-Z1", f"--file={dump}")))
    with app.app_context():
        db.engine.dispose()
    postgres_url(url.database)
    run_postgres("pg_restore", url.database, "--exit-on-error", str(dump))
    copy(app)


def brought_over(app):
    """Was SQLite's there, and has it come to PostgreSQL, as a backup would bring it?"""
    data = app.config["GUANXI_DATA"]
    if not keeping.found("sample.db", data / "sample.db"):
        return False
    source, backup = open_engine(f"sqlite:///{data / 'sample.db'}"), data / "sample.zip"
    with app.app_context(), not_watching():
        for _step in write_backup(source, db.metadata, data, backup):
            pass
        source.dispose()
        db.engine.dispose()
        postgres_url(db.engine.url.database)
        for _step in restore_into(db.engine, backup):
            pass
        db.engine.dispose()
    return True


def copy(app, *, back=False):
    """The whole database, into the one it is kept in or out of it."""
    with app.app_context():
        url, engine = db.engine.url, db.engine.dialect.name
        db.engine.dispose()  # nobody may be connected to what PostgreSQL copies
    source, target = url.database, f"{url.database}_kept"
    if back:
        source, target = target, source
    if engine == "postgresql":
        postgres_url(target, template=source)
        return
    with closing(sqlite_driver.connect(source)) as read, closing(sqlite_driver.connect(target)) as written:
        read.backup(written)
