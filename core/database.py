"""The two engines: how each connects, begins, waits for its turn and says that it cannot be reached.

SQLite: `BEGIN IMMEDIATE` with a retry every millisecond for whatever writes. (Tried with 16 writers: the driver's
default loses up to 2.8 % of updates silently, the documented BEGIN recipe fails half the writes.)
PostgreSQL: reads under AUTOCOMMIT, which saves two round trips a request; time limits on statements and locks.
Whoever writes asks its connection first whether it is still there; whoever reads listens whether the server has said
goodbye, and asks the first thing again by another one if it has left all the same (schema/session.py).
"""
import errno
import json
import logging
import select
import sqlite3
import time
from contextlib import contextmanager, suppress
from functools import partial

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

from core.settling import settling
from models import db

try:
    import pysqlite3 as sqlite_driver  # SQLite 3.53: Debian's 3.40 to 3.46 can corrupt a WAL under load
except ImportError:  # pragma: no cover - depends on the machine
    sqlite_driver = sqlite3

log = logging.getLogger(__name__)
MOVED = "this installation has moved to another database"
DISK_FULL = "53100"  # what PostgreSQL calls it
# A host that lost its power never says goodbye: without these a statement waits a quarter of an hour for its answer.
SILENCE = {"keepalives_idle": 5, "keepalives_interval": 3, "keepalives_count": 3, "tcp_user_timeout": 15_000}
MOST_CONNECTIONS = 10  # to PostgreSQL, of one process
KEPT_READY = 200  # statements of each connection, 10 kB each; as many as all pages ask often
KEPT_COMPILED = 30  # statements of SQLAlchemy, and half as many again, 100 kB each; core/ready.py keeps what pages ask
SQLITE_SETTINGS = (
    "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF", "PRAGMA busy_timeout = 0", "PRAGMA cache_size = -8000",
    "PRAGMA soft_heap_limit = 16000000",  # bytes of all connections: beyond, each takes pages from its own
    "PRAGMA analysis_limit = 2000000000",  # rows: all; and no samples of values, see tidy()
)


def engine_options(url):
    # lifo: a connection used just now has at hand what is asked again, pages of the file or plans
    if url.startswith("sqlite"):
        return {"module": sqlite_driver, "hide_parameters": True, "json_deserializer": read_json, "pool_use_lifo": True,
                "query_cache_size": KEPT_COMPILED,
                "connect_args": {"isolation_level": None, "timeout": 5, "cached_statements": KEPT_READY}}
    # jit: compiling a statement costs more than it saves on a page (a forecast as of a year ago: 2.1 s to 0.9). Tables
    # stand in memory, where a row found by index costs no more than one read in passing; helpers take 5 ms to call.
    limits = "-c statement_timeout=15000 -c lock_timeout=5000 -c timezone=UTC -c jit=off -c random_page_cost=1.1 " \
             "-c max_parallel_workers_per_gather=0 -c cpu_tuple_cost=0.03"
    return {"pool_size": 5, "max_overflow": MOST_CONNECTIONS - 5, "hide_parameters": True, "pool_use_lifo": True,
            "query_cache_size": KEPT_COMPILED,
            "connect_args": {"options": limits, "connect_timeout": 3, **SILENCE}}


def read_json(text):
    """What SQLite keeps as `text`; of most rows nothing, which json takes twenty times as long to find out."""
    return {} if text == "{}" else [] if text == "[]" else json.loads(text)


def init_database(app):
    app.config["SQLALCHEMY_DATABASE_URI"] = app.config["DATABASE_URL"]
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(app.config["DATABASE_URL"])
    db.init_app(app)
    with app.app_context():
        _prepare(db.engine, app.config["WRITE_WAIT_SECONDS"])


def open_engine(url, wait_seconds=15.0):
    """An engine for another database than the application's, prepared as that one is; the caller disposes of it."""
    engine = sa.create_engine(url, **engine_options(str(url)))
    _prepare(engine, wait_seconds)
    return engine


def _prepare(engine, wait_seconds):
    if engine.dialect.name == "sqlite":
        engine.dialect.statement_compiler = LimitsWritten
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _Begin(wait_seconds))
        sa.event.listen(engine, "handle_error", _tell_that_it_moved)
    else:
        sa.event.listen(engine, "connect", _prepare_postgresql)
        sa.event.listen(engine, "engine_connect", _leave_what_is_lost)
        settling(engine)


def _prepare_sqlite(connection, _record):
    for setting in SQLITE_SETTINGS:
        connection.execute(setting)


def _prepare_postgresql(connection, _record):
    connection.prepared_max = KEPT_READY


def _leave_what_is_lost(connection):
    """Take another connection of the pool until one is there, a new one at last. What is new and not silent is taken
    as it is: to go on would never end where something between us and the server speaks first."""
    is_reading = connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT"
    is_there = _is_silent if is_reading else partial(_answers, connection.dialect)
    for _ in range(MOST_CONNECTIONS):
        if is_there(connection.connection.dbapi_connection):
            return
        connection.invalidate()


def _is_silent(driven):
    """A server that has nothing to answer says something only when it leaves. To ask costs a way there and back."""
    if driven.closed:
        return False
    said = select.poll()  # select() knows no file beyond the 1024th
    said.register(driven.fileno(), select.POLLIN)
    return not said.poll(0)


def _answers(dialect, driven):
    try:
        return dialect.do_ping(driven)
    except dialect.dbapi.Error:
        return False


def _tell_that_it_moved(context):
    """What a trigger refuses looks like a constraint, which a view may take for a name somebody else has taken."""
    if MOVED in str(context.original_exception):
        return OperationalError(context.statement, None, context.original_exception, hide_parameters=True)
    return None


class LimitsWritten(SQLiteCompiler):
    """Writes limits into a statement: SQLite looks at one that is a parameter when it plans, and so plans anew each
    time it is given (My day of a member: 20 ms for 11; a record's page: half of its SQL)."""

    def limit_clause(self, select, **further):
        return super().limit_clause(select, **further | {"literal_execute": True})


class _Begin:
    """Starts a SQLite transaction; a writer tries again every millisecond until it is its turn."""

    def __init__(self, wait_seconds):
        self.wait_seconds = wait_seconds

    def __call__(self, connection):
        begin = connection.get_execution_options().get("sqlite_begin", "BEGIN IMMEDIATE")
        if begin == "BEGIN":  # takes no lock and waits for nobody
            with suppress(connection.dialect.dbapi.Error):  # which is told below
                return connection.connection.execute(begin)
        give_up_at = time.monotonic() + self.wait_seconds
        while True:
            try:
                return connection.exec_driver_sql(begin)
            except OperationalError as error:
                if not is_lock(error) or time.monotonic() > give_up_at:
                    raise
                time.sleep(0.001)


def is_lock(error):
    """Is this SQLite saying that another connection is writing?"""
    return "locked" in str(error.orig) or "busy" in str(error.orig)


def is_out_of_reach(error):
    """Is this error the database being away, overloaded or out of time, rather than a mistake of ours?"""
    if not isinstance(error, DBAPIError):
        return isinstance(error, sa.exc.TimeoutError)
    if error.connection_invalidated or MOVED in str(error.orig):
        return True
    state = getattr(error.orig, "sqlstate", None) or ""
    # 08 connection, 53 resources, 57P shutdown, 57014 statement timeout, 55P03 lock timeout, 40 deadlock, 25006 standby
    if state[:2] in ("08", "53", "40") or state[:3] == "57P" or state in ("57014", "55P03", "25006"):
        return True
    return isinstance(error, OperationalError) and (is_lock(error) or db.engine.dialect.name == "postgresql")


def is_full(error):
    """Is this error a disk without room: of the database, or of a file being written?"""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    if not isinstance(error, DBAPIError):
        return False
    return getattr(error.orig, "sqlstate", None) == DISK_FULL or "disk is full" in str(error.orig)


def is_race(error):
    """Is this a name taken or a row gone at the same moment, rather than a value we should never have written?"""
    if not isinstance(error, IntegrityError):
        return False
    told = getattr(error.orig, "sqlstate", None) or str(error.orig)
    return told in ("23505", "23503") or told.startswith(("UNIQUE", "FOREIGN KEY"))


def integrity(engine):
    """What SQLite finds broken in the whole file; "ok" when nothing is.

    Asked by a connection that never searched: one that did remembers the search index as it was, and calls it broken
    as soon as another has merged it (fts5 in SQLite 3.53: a search looks anew, this check does not).
    """
    fresh = open_engine(engine.url)
    try:
        with fresh.connect().execution_options(sqlite_begin="BEGIN") as connection:
            return connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    finally:
        fresh.dispose()


@contextmanager
def writing():
    """Run a block that may write, in transactions of its own. The block commits."""
    with db.session().in_mode("write") as session:
        yield session


@contextmanager
def reading():
    """Run a block that only reads, in a transaction that ends with it, so that slow work after it blocks nobody."""
    with db.session().in_mode("read") as session:
        yield session


@contextmanager
def if_reachable(what):
    """Write `what` if the database lets us: for what comes after the answer is decided, which must not become a 503."""
    try:
        yield
    except SQLAlchemyError as error:
        if not (is_out_of_reach(error) or is_full(error)):
            raise
        log.warning("not written, %s: %s", what, error)


def tidy(full=False):
    """Let the engine refresh what it knows about the tables; after imports, or plans go wrong (91 ms for 0.1).

    SQLite reads whole tables, not the thousand rows it would by itself, and keeps no samples of what stands in them
    (sqlite_stat4): a plan that follows from the values in a statement is made anew each time one is given.
    """
    statements = {"sqlite": f"PRAGMA optimize = {'0x10002' if full else '0x2'}", "postgresql": "ANALYZE"}
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # the limit of a page is too short for all tables
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql(statements[db.engine.dialect.name])
