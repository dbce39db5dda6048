"""`flask backup` and `flask restore`: the same as the nightly job, and the way back."""
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from blueprints.backups.cli.telling import run, telling
from core.backups.archive import manifest_of
from core.backups.restoring import is_empty, put_files, put_secret, restore_into
from core.backups.shelf import backing_up, new_place, shelf
from core.cli import fail
from core.database import open_engine, sqlite_driver
from core.persons import ledger
from core.words import _
from models import db


@click.command("backup")
@click.option("--to", "place", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@click.option("--json", "as_json", is_flag=True, help="JSON and nothing else on stdout.")
@with_appcontext
def backup(place, as_json):
    """Write everything into one zip file while people work, and read it again to be sure."""
    place = place or new_place()
    with telling(), click.progressbar(length=1, file=sys.stderr) as bar:
        run(backing_up(place), bar)
    facts = {"file": str(place), "size": place.stat().st_size, "rows": rows_of(manifest_of(place))}
    click.echo(json.dumps(facts) if as_json else _("%(rows)s rows in %(file)s", rows=facts["rows"], file=place))


@click.command("restore")
@click.argument("place", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="SQLite: put aside what is there now, in data/backups/.")
@with_appcontext
def restore(place, replace):
    """Put a backup into an empty database, with its files. Stop Guanxi first."""
    data, url = current_app.config["GUANXI_DATA"], db.engine.url
    with telling(), click.progressbar(length=1, file=sys.stderr) as bar:
        if url.get_backend_name() == "sqlite":
            aside = restore_sqlite(Path(url.database), place, replace, bar)
            if aside:
                click.echo(_("What was there is now %(file)s", file=aside), err=True)
        elif is_empty(db.engine):
            run(restore_into(db.engine, place), bar)
        else:
            fail(_("The database is not empty. Make a new one and name it in DATABASE_URL."))
        put_files(place, data)
        put_secret(place, data)
    tell_privacy(ledger.apply())
    click.echo(_("%(rows)s rows restored. Start Guanxi again.", rows=rows_of(manifest_of(place))))


def tell_privacy(applied):
    """Who was erased after the backup was made is erased again; who objected since is not reached."""
    if applied is None:
        click.echo(_("No privacy.json in the data folder: who was erased after this backup was made is not known."),
                   err=True)
    elif any(applied.values()):
        told = _("Of privacy.json: %(erased)s people erased again, %(suppressed)s addresses and numbers suppressed.",
                 **applied)
        click.echo(told, err=True)


def restore_sqlite(database, place, replace, bar):
    """Restore beside the database and put it in its place at once; returns where the old one went, if there was any."""
    db.engine.dispose()
    is_there = database.exists() and not is_empty(db.engine)
    if is_there and not replace:
        fail(_("There is data already. With --replace it is put aside first."))
    db.engine.dispose()
    if database.exists():
        refuse_in_use(database)
    beside = database.with_name(database.name + ".restoring")
    beside.unlink(missing_ok=True)
    engine = open_engine(f"sqlite:///{beside}")
    try:
        run(restore_into(engine, place), bar)
        with engine.connect() as connection:  # all into the one file that is moved
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        engine.dispose()
        beside.unlink(missing_ok=True)
        raise
    engine.dispose()
    aside = shelf() / f"replaced-{datetime.now(UTC):%Y%m%d-%H%M%S}.db" if is_there else None
    if aside:
        database.rename(aside)
    beside.replace(database)
    return aside


def refuse_in_use(database):
    """End when another process has the database open: what it wrote from here on would be lost."""
    connection = sqlite_driver.connect(str(database), timeout=0, isolation_level=None)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite_driver.OperationalError:
        fail(_("Guanxi is running on this database. Stop it first."))
    finally:
        connection.close()


def rows_of(manifest):
    return sum(facts["rows"] for facts in manifest["tables"])
