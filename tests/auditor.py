"""Watches every statement of a test run: whatever reads or writes a scoped table went through the scope.

Reads carry the mark that `core.scope` leaves on what it has limited; writes come out of a flush, which
`core.write_guard` has checked. Anything else is a way around, and the test that took it fails.
"""
import functools
import re
from contextlib import contextmanager
from contextvars import ContextVar

import sqlalchemy as sa
from sqlalchemy import event

from core.scope import SCOPED_TABLES
from models import TwoModeSession

TOUCHES = re.compile(rf'\b(?:FROM|JOIN|UPDATE|INTO)\s+"?({"|".join(sorted(SCOPED_TABLES))})\b', re.IGNORECASE)
_flushing = ContextVar("flushing", default=False)
_allowed = ContextVar("allowed", default=False)


class WentAround(AssertionError):
    """A statement touched somebody's data without the scope having looked at it."""


@event.listens_for(TwoModeSession, "before_flush")
def _flush_begins(*_args):
    _flushing.set(True)


@event.listens_for(TwoModeSession, "after_flush_postexec")
def _flush_ends(*_args):
    _flushing.set(False)


@event.listens_for(TwoModeSession, "after_rollback")
def _flush_failed(*_args):
    _flushing.set(False)


@contextmanager
def not_watching():
    """For the tests' own housekeeping: migrations and emptying tables."""
    token = _allowed.set(True)
    try:
        yield
    finally:
        _allowed.reset(token)


@functools.lru_cache(maxsize=1000)
def touches(statement):
    return TOUCHES.search(statement) is not None


def watch(engine):
    @event.listens_for(engine, "before_cursor_execute")
    def _look(_connection, _cursor, statement, _parameters, context, _many):
        if _allowed.get() or _flushing.get() or not touches(statement):
            return
        if context is None or not context.execution_options.get("scope_checked"):
            raise WentAround(f"unscoped: {statement}")


@contextmanager
def counting(engine):
    """The statements executed while the block runs, as a list."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "PRAGMA")):
            seen.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
