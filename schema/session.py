"""One session class with two modes: `read` takes no lock and refuses to write, `write` queues for its turn.

A request that only reads must not hold the database; a request that writes must own it before it reads what it
will change, or two writers both decide on stale rows. `core/database.py` says when each mode is on.
"""
from contextlib import contextmanager
from functools import wraps

from flask_sqlalchemy.session import Session
from sqlalchemy.exc import DBAPIError

READING = {"sqlite": {"sqlite_begin": "BEGIN"}, "postgresql": {"isolation_level": "AUTOCOMMIT"}}


def reading(engine):
    """The same engine for statements that only read: no write lock on SQLite, no transaction on PostgreSQL."""
    if "for_reading" not in engine.__dict__:
        engine.for_reading = engine.execution_options(**READING[engine.dialect.name])
        engine.for_reading.heard = engine.dispatch  # who listens: found in a tenth of the time
    return engine.for_reading


class WriteInReadMode(RuntimeError):
    """A GET, or code after the view's commit, tried to change something."""


def first_by_any_connection(ask):
    """The first thing a session reads is asked once more, by another connection, where its own turns out to be lost.

    Nothing later is: what was read before may be of a server that another one has taken over from (core/losses.py).
    Nor is what writes: it may have been done.
    """
    @wraps(ask)
    def asked(self, *args, **further):
        try:
            answer = ask(self, *args, **further)
        except DBAPIError as error:
            if not error.connection_invalidated or self.info["mode"] == "write" or self.info.get("was_answered"):
                raise
            self.info["was_answered"] = True
            self.rollback()
            return ask(self, *args, **further)
        self.info["was_answered"] = True
        return answer
    return asked


class TwoModeSession(Session):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.info.setdefault("mode", "read")

    def get_bind(self, *args, **kwargs):
        engine = super().get_bind(*args, **kwargs)
        return engine if self.info["mode"] == "write" else reading(engine)

    def short_way(self, _statement, _params):
        """The Result of a read that is ready; None where it goes the usual way. core/ready.py knows, and sets this."""

    def send_ahead(self, *_asked):
        """Send the database what is asked next, each (statement, parameters); core/ready.py sets this, too."""

    @first_by_any_connection
    def execute(self, statement, params=None, **further):
        found = None if any(further.values()) else self.short_way(statement, params)
        return super().execute(statement, params, **further) if found is None else found

    @first_by_any_connection
    def scalars(self, statement, params=None, **further):
        found = None if any(further.values()) else self.short_way(statement, params)
        return super().scalars(statement, params, **further) if found is None else found.scalars()

    @first_by_any_connection
    def scalar(self, statement, params=None, **further):
        found = None if any(further.values()) else self.short_way(statement, params)
        return super().scalar(statement, params, **further) if found is None else found.scalar()

    def flush(self, objects=None):
        if self.info["mode"] == "read" and (self.new or self.dirty or self.deleted):
            if any(self.is_modified(changed) for changed in self.dirty) or self.new or self.deleted:
                raise WriteInReadMode("This session reads only: open it with writing() first")
        super().flush(objects)

    def commit(self):
        """Commit. A request sets `mode_after_commit` so that drawing its answer holds no write lock."""
        super().commit()
        self.info["mode"] = self.info.get("mode_after_commit", self.info["mode"])

    def read_on(self):
        """Give the write lock back, undoing what was not committed, and only read from here on."""
        if self.info["mode"] == "write":
            self.rollback()
            self.info["mode"] = "read"

    @contextmanager
    def in_mode(self, mode):
        """Run a block in `mode`, in transactions of its own; what was read before belongs to an ended one."""
        before = self.info["mode"]
        self.rollback_if_clean()
        self.info["mode"] = mode
        try:
            yield self
        except BaseException:
            self.rollback()
            raise
        finally:
            self.rollback_if_clean()
            self.info["mode"] = before

    def rollback_if_clean(self):
        """End the transaction without expiring what was loaded. Unsaved changes are a mistake, not rubbish."""
        if self.new or self.deleted or any(self.is_modified(changed) for changed in self.dirty):
            raise WriteInReadMode("unsaved changes at the end of a transaction")
        self.commit()
