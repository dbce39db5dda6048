"""The house between two tests: emptied of what the last one left, and furnished as the first one was.

TRUNCATE of every table took PostgreSQL half a second; most are empty, and the rest hold a few rows. On either engine a
look tells which may hold any; what PostgreSQL is to do then is sent as one text: each way there and back costs both.
"""
import functools
import os
from contextlib import contextmanager

import sqlalchemy as sa

from core import custom_sql, granted
from core.database import sqlite_driver
from core.directory import forget_directory
from models import Workspace, db, now
from tests.auditor import not_watching

KEPT = {}  # (name of an engine, of what was made, day): rows, what making it gave, how much a World had made
OF_BROWSERS = {"sign_ins"}  # each test signs in by itself

FURNISHED = {}  # name of an engine: what puts back the rows of a house that was filled, as `_kept_…` made it
RESET = """SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences
           WHERE schemaname = 'public' AND last_value IS NOT NULL"""
WRITTEN = """SELECT relname FROM pg_class
             WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0"""
COLUMNS = """SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
             WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"""
UNHINDERED = "SET LOCAL session_replication_role = replica"  # foreign keys wait for the last table


def anew(app, fill):
    """The application with nothing in it but what `fill(app)` makes."""
    empty(app)
    furnish(app, fill)
    return app


def forget_kept():
    """What a process keeps of the rights and names it has read."""
    granted.forget_grants()
    forget_directory()


def empty(app):
    forget_kept()  # ids start anew, which they never do outside tests
    with app.app_context(), not_watching(), tidying(db.engine) as connection:
        for (name,) in connection.execute(custom_sql.KNOWN[db.engine.dialect.name]).fetchall():
            connection.execute(f"DROP INDEX {name}")  # of custom fields: no migration knows them
        (_empty_postgres if db.engine.dialect.name == "postgresql" else _empty_sqlite)(connection)


@contextmanager
def tidying(engine):
    """A transaction by the driver alone. On SQLite by a connection of the tests' own, without foreign keys: all rows
    go and whole ones come, it need not look at each; and what is prepared there stays so."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            yield connection.connection.driver_connection
        return
    own = _own_connection(engine.url.database, os.stat(engine.url.database).st_ino)  # restored: another file
    own.execute("BEGIN IMMEDIATE")
    with own:
        yield own


@functools.lru_cache(maxsize=2)
def _own_connection(path, _inode):
    own = sqlite_driver.connect(path, isolation_level=None, timeout=15, cached_statements=500)
    for setting in ("foreign_keys = OFF", "synchronous = OFF"):
        own.execute(f"PRAGMA {setting}")
    return own


def _empty_sqlite(connection):
    for name in _full_tables(connection):
        connection.execute(f'DELETE FROM "{name}"')
    connection.execute("DELETE FROM sqlite_sequence")  # ids begin anew, as on PostgreSQL


@functools.cache
def _tables():
    """All names, in an order that foreign keys allow."""
    return [table.name for table in db.metadata.sorted_tables]


def _empty_postgres(connection):
    """As TRUNCATE … RESTART IDENTITY CASCADE does, but only where something is or was since the last VACUUM.

    To look into 190 tables is planned anew each time, because a rollback forgets what was prepared: 12 ms.
    """
    written = {name for (name,) in connection.execute(WRITTEN).fetchall()} & {*_tables()}
    _send(connection, [UNHINDERED, *(f'DELETE FROM "{name}"' for name in sorted(written)), RESET])


def _full_tables(connection):
    """The names of the tables that hold a row, in an order that foreign keys allow."""
    held = connection.execute(" UNION ALL ".join(
        f"SELECT {place}, '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for place, name in enumerate(_tables())))
    return [name for _place, name in sorted(held.fetchall())]


def _send(connection, statements):
    """Several statements at once, which PostgreSQL takes only as they are: unprepared and without parameters."""
    connection.execute("; ".join(statements), prepare=False)


def forget_statistics(app):
    """What SQLite gathered of the few rows of an earlier test, by which it would rather read a table than an index."""
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            return
        with not_watching(), db.engine.begin() as connection:
            known = sa.text("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat_'")
            for name in connection.execute(known).scalars().all():
                connection.exec_driver_sql(f"DELETE FROM {name}")
        db.engine.dispose()  # open connections keep what they read of it


def furnish(app, fill):
    """What `fill(app)` makes of an empty house; after the first time its rows are put back as they were."""
    with app.app_context():
        engine = db.engine.dialect.name
        keep, put_back = (_kept_postgres, _send) if engine == "postgresql" else (_kept_sqlite, _put_back)
        if engine not in FURNISHED:
            fill(app)
            with not_watching(), tidying(db.engine) as connection:
                FURNISHED[engine] = keep(connection, _full_tables(connection))
            return
        with not_watching(), tidying(db.engine) as connection:
            put_back(connection, FURNISHED[engine])
        with not_watching(), db.engine.begin() as connection:
            connection.execute(sa.update(Workspace).values(created_at=now()))  # it was set up just now


def furnish_once(make, name, furnish_more):
    """What `furnish_more()` gives, when it puts rows into a house that stands as it was furnished; the first test of
    a process makes them, for the others they are put back as they were then, and `make` goes on counting behind."""
    with make.app.app_context():
        engine = db.engine.dialect.name
    key = engine, name, now().date()
    assert make._made == 0, f"{name} is not the first that stands in the house: it would be kept with what came before"
    if key in KEPT:
        rows, given, make._made = KEPT[key]
        empty(make.app)
        with make.app.app_context(), not_watching(), tidying(db.engine) as connection:
            (_send if engine == "postgresql" else _put_back)(connection, rows)
        return given
    given = furnish_more()
    with make.app.app_context(), not_watching(), tidying(db.engine) as connection:
        names = [name for name in _full_tables(connection) if name not in OF_BROWSERS]
        rows = (_kept_postgres if engine == "postgresql" else _kept_sqlite)(connection, names)
    KEPT[key] = rows, given, make._made
    return given


def _kept_sqlite(connection, names):
    """[(statement, rows)]"""
    held = [(name, connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names]
    return [(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', rows) for name, rows in held]


def _put_back(connection, kept):
    for statement, rows in kept:
        connection.executemany(statement, rows)


def _kept_postgres(connection, names):
    """Statements, the last of which lets the sequences go on behind the rows that were put in with their ids."""
    told = [_told(connection, f'"{name}"') for name in names]
    counts = connection.execute(
        "SELECT format('setval(%L, %s)', format('%I.%I', schemaname, sequencename), last_value) "
        "FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL").fetchall()
    return [UNHINDERED, *told, f"SELECT {', '.join(count for (count,) in counts)}"]


def _told(connection, table):
    """The statement that puts its rows back; what is computed of others in a row is computed again."""
    columns = connection.execute(COLUMNS, [table]).fetchone()[0]
    return connection.execute(
        f"SELECT format('INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{table}, "
        f"%L)', json_agg(kept)) FROM {table} AS kept").fetchone()[0]
