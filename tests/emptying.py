"""The house between two tests: emptied of what the last one left, and furnished as the first one was.

TRUNCATE of every table took PostgreSQL half a second; most are empty, and the rest hold a few rows.
"""
import sqlalchemy as sa

from core import custom_sql, granted
from core.directory import forget_directory
from models import Workspace, db, now
from tests.auditor import not_watching

FURNISHED = []  # (table, rows) of a house that was filled, in an order that foreign keys allow


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
    for table in reversed(db.metadata.sorted_tables):
        connection.execute(table.delete())
    connection.exec_driver_sql("DELETE FROM sqlite_sequence")  # ids begin anew, as on PostgreSQL


def _empty_postgres(connection):
    """As TRUNCATE … RESTART IDENTITY CASCADE does, but only where there is something."""
    names = [table.name for table in db.metadata.sorted_tables]
    held = connection.exec_driver_sql(
        " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in names))
    full = held.scalars().all()
    connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # foreign keys wait for the last table
    for name in full:
        connection.exec_driver_sql(f'DELETE FROM "{name}"')
    connection.exec_driver_sql(
        "SELECT setval(format('%%I.%%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences "
        "WHERE schemaname = 'public' AND last_value IS NOT NULL")


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
    if not FURNISHED:
        fill(app)
        with app.app_context(), not_watching(), db.engine.connect() as connection:
            held = [(table, connection.execute(sa.select(table)).mappings().all())
                    for table in db.metadata.sorted_tables]
        FURNISHED.extend((table, [dict(row) for row in rows]) for table, rows in held if rows)
        return
    with app.app_context(), not_watching(), db.engine.begin() as connection:
        for table, rows in FURNISHED:
            connection.execute(sa.insert(table), rows)
        connection.execute(sa.update(Workspace).values(created_at=now()))  # it was set up just now
        if connection.dialect.name == "postgresql":
            _count_on(connection)


def _count_on(connection):
    """Sequences go on after the rows that were put in with their ids."""
    for table, rows in FURNISHED:
        if "id" in table.c and table.c.id.autoincrement is not False and table.c.id.type.python_type is int:
            connection.exec_driver_sql(f"SELECT setval(s, {max(row['id'] for row in rows)}) "
                                       f"FROM (SELECT pg_get_serial_sequence('{table.name}', 'id') AS s) AS own "
                                       "WHERE s IS NOT NULL")
