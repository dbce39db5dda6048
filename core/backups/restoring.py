"""Putting a backup into an empty database, and trying that out beside the one in use."""
import hashlib
import os
import tempfile
import time
import zipfile
from contextlib import contextmanager

import sqlalchemy as sa
from flask import current_app

from core import migrations
from core.backups.archive import Broken, checked, chunks, manifest_of, snapshot
from core.backups.plain import PlainTable, Tally
from core.database import integrity, open_engine
from core.later import Later
from core.words import _

alembic = Later("alembic.command")


def restore_into(engine, place):
    """A generator of (done, total) in rows that fills an empty database from a backup and brings it up to date.

    Broken when the backup is damaged, or what came out of the database again is not what was put in.
    """
    manifest = manifest_of(place)
    yield from ((0, 1) for _piece in checked(place))
    migrate(engine, manifest["revision"])
    tables = [PlainTable.told(facts) for facts in manifest["tables"]]
    total, done = sum(facts["rows"] for facts in manifest["tables"]), 0
    with zipfile.ZipFile(place) as archive, filling(engine) as connection:
        for table in tables:
            for lines in chunks(archive, table):
                table.put(connection, lines)
                done += len(lines)
                yield done, total
    yield from ((total, total) for _piece in compared(engine, manifest))
    migrate(engine, "head")


def compared(engine, manifest):
    """A generator that reads a database table by table; Broken with all that differs from the manifest."""
    problems = []
    with snapshot(engine) as connection:
        for facts in manifest["tables"]:
            tally = Tally()
            for line in PlainTable.told(facts).lines(connection):
                tally.add(line)
            if tally.facts != {"rows": facts["rows"], "sha256": facts["sha256"]}:
                problems.append(_("Table %(table)s came back with %(rows)s of %(all)s rows, or with others.",
                                  table=facts["name"], rows=tally.rows, all=facts["rows"]))
            yield
        if engine.dialect.name == "sqlite":
            broken = integrity(engine)
            problems += [] if broken == "ok" else [broken]
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            problems += [_("%(table)s refers to something that is not there.", table=row[0]) for row in orphans[:10]]
    if problems:
        raise Broken(problems)


def migrate(engine, to):
    """Bring another database to a migration."""
    config = current_app.extensions["migrate"].migrate.get_config(str(migrations.FOLDER))
    config.attributes["engine"] = engine
    alembic.upgrade(config, to)


def is_empty(engine):
    return migrations.in_force(engine) is None and not sa.inspect(engine).get_table_names()


@contextmanager
def filling(engine):
    """A transaction in which rows may come before those they refer to; what migrations put there is gone first."""
    with engine.connect() as connection:
        inspector = sa.inspect(connection)
        if engine.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
            connection.rollback()
        with connection.begin():
            keys = _without_keys(connection) if engine.dialect.name == "postgresql" else []
            for name in inspector.get_table_names():
                if name != "alembic_version" and not name.startswith("search_index"):
                    connection.execute(sa.delete(sa.table(name)))
            yield connection
            for sentence in keys:
                connection.exec_driver_sql(sentence)
            if engine.dialect.name == "postgresql":
                _count_on(connection)


# Sentences that take each foreign key away and put it back, and that let each sequence go on after the rows there are.
KEYS = """SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(conname),
                 'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(conname) || ' ' ||
                 pg_get_constraintdef(oid)
          FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname"""
SEQUENCES = """SELECT 'SELECT setval(' || quote_literal(sequence) || ', greatest(1, (SELECT max(' ||
                      quote_ident(column_name) || ') FROM ' || quote_ident(table_name) || ')))'
               FROM (SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)
                     AS sequence FROM information_schema.columns WHERE table_schema = 'public') AS own
               WHERE sequence IS NOT NULL"""


def _without_keys(connection):
    """Take the foreign keys away; returns the sentences that put them back, which look at every row."""
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    dropped = connection.exec_driver_sql(KEYS).fetchall()
    for drop, _add in dropped:
        connection.exec_driver_sql(drop)
    return [add for _drop, add in dropped]


def _count_on(connection):
    """Sequences go on after the rows that came with their ids."""
    for sentence in connection.exec_driver_sql(SEQUENCES).scalars().all():
        connection.exec_driver_sql(sentence)


def put_files(place, data):
    """Write the files of a backup that are not there yet; returns how many."""
    written = 0
    with zipfile.ZipFile(place) as archive:
        for facts in manifest_of(place)["files"]:
            sha = facts["sha256"]
            kept = data / "files" / sha[:2] / sha
            if kept.exists() and hashlib.sha256(kept.read_bytes()).hexdigest() == sha:
                continue
            kept.parent.mkdir(parents=True, exist_ok=True)
            _put(kept, archive.read(f"files/{sha}"))
            written += 1
    return written


def put_secret(place, data):
    """Sign with the key of the backup from here on: the links it gave out stay good."""
    with zipfile.ZipFile(place) as archive:
        if "secret_key" in archive.namelist():
            _put(data / "secret_key", archive.read("secret_key"))


def _put(place, content):
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as part:  # readable by its owner only
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    os.replace(part.name, place)


def drill(place, folder):
    """A generator of (done, total) that restores a backup into a database beside, and throws that away again.

    Returns {"seconds", "rows", "files", "made_at"}; Broken when it could not be restored.
    """
    started, manifest = time.monotonic(), manifest_of(place)
    with tempfile.TemporaryDirectory(dir=folder, prefix="drill-") as beside:
        engine = open_engine(f"sqlite:///{beside}/guanxi.db")
        try:
            yield from restore_into(engine, place)
        finally:
            engine.dispose()
    return {"seconds": round(time.monotonic() - started, 1), "rows": sum(each["rows"] for each in manifest["tables"]),
            "files": len(manifest["files"]), "made_at": manifest["made_at"]}
