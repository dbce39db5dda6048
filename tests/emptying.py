"""The house between two tests: emptied of what the last one left, and furnished as the first one was.

TRUNCATE of every table took PostgreSQL half a second; most are empty, and the rest hold a few rows. On either engine a
look tells which may hold any; what PostgreSQL is to do then is sent as one text: each way there and back costs both.
"""
import sqlalchemy as sa

from core import custom_sql, granted
from core.directory import forget_directory
from models import Workspace, db, now
from tests.auditor import not_watching

FURNISHED = {}  # name of an engine: what puts back the rows of a house that was filled, as `_kept_…` made it
RESET = """SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences
           WHERE schemaname = 'public' AND last_value IS NOT NULL"""
WRITTEN = """SELECT relname FROM pg_class
             WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0"""
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
    with app.app_context(), not_watching(), db.engine.begin() as connection:
        for name in connection.exec_driver_sql(custom_sql.KNOWN[connection.dialect.name]).scalars().all():
            connection.exec_driver_sql(f"DROP INDEX {name}")  # of custom fields: no migration knows them
        (_empty_postgres if connection.dialect.name == "postgresql" else _empty_sqlite)(connection)


def _empty_sqlite(connection):
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name in reversed(_full_tables(connection)):
        connection.exec_driver_sql(f'DELETE FROM "{name}"')
    connection.exec_driver_sql("DELETE FROM sqlite_sequence")  # ids begin anew, as on PostgreSQL


def _empty_postgres(connection):
    """As TRUNCATE … RESTART IDENTITY CASCADE does, but only where something is or was since the last VACUUM.

    To look into 190 tables is planned anew each time, because a rollback forgets what was prepared: 12 ms.
    """
    written = set(connection.exec_driver_sql(WRITTEN).scalars()) & {table.name for table in db.metadata.sorted_tables}
    _send(connection, [UNHINDERED, *(f'DELETE FROM "{name}"' for name in sorted(written)), RESET])


def _full_tables(connection):
    """The names of the tables that hold a row, in an order that foreign keys allow."""
    held = connection.exec_driver_sql(" UNION ALL ".join(
        f"SELECT {place}, '{table.name}' WHERE EXISTS (SELECT 1 FROM \"{table.name}\")"
        for place, table in enumerate(db.metadata.sorted_tables)))
    return [name for _place, name in sorted(map(tuple, held))]


def _send(connection, statements):
    """Several statements at once, which PostgreSQL takes only as they are: unprepared and without parameters."""
    connection.connection.driver_connection.execute("; ".join(statements), prepare=False)


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
        postgres = db.engine.dialect.name == "postgresql"
        if db.engine.dialect.name not in FURNISHED:
            fill(app)
            with not_watching(), db.engine.connect() as connection:
                keep = _kept_postgres if postgres else _kept_sqlite
                FURNISHED[db.engine.dialect.name] = keep(connection, _full_tables(connection))
            return
        with not_watching(), db.engine.begin() as connection:
            (_send if postgres else _put_back)(connection, FURNISHED[db.engine.dialect.name])
            connection.execute(sa.update(Workspace).values(created_at=now()))  # it was set up just now


def _kept_sqlite(connection, names):
    """[(statement, rows)]"""
    held = [(name, connection.exec_driver_sql(f'SELECT * FROM "{name}"').fetchall()) for name in names]
    return [(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', [tuple(row) for row in rows])
            for name, rows in held]


def _put_back(connection, kept):
    for statement, rows in kept:
        connection.exec_driver_sql(statement, rows)


def _kept_postgres(connection, names):
    """Statements, the last of which lets the sequences go on behind the rows that were put in with their ids."""
    told = [connection.exec_driver_sql(
        f"SELECT format('INSERT INTO \"{name}\" SELECT * FROM json_populate_recordset(NULL::\"{name}\", %%L)', "
        f'json_agg(kept)) FROM "{name}" AS kept').scalar_one() for name in names]
    counts = connection.exec_driver_sql(
        "SELECT format('setval(%%L, %%s)', format('%%I.%%I', schemaname, sequencename), last_value) "
        "FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL").scalars()
    return [UNHINDERED, *told, f"SELECT {', '.join(counts)}"]
