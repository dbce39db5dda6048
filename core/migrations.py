"""Which migration a database is at, and which this version of Guanxi needs."""
import functools

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

import config

FOLDER = config.ROOT / "migrations"


@functools.cache
def newest():
    """The id of the migration this version needs."""
    return ScriptDirectory(str(FOLDER)).get_current_head()


def in_force(engine):
    """The id of the migration a database is at; None for an empty one."""
    with engine.connect() as connection:
        return at(connection)


def at(connection):
    """The same, as a connection sees it."""
    return MigrationContext.configure(connection).get_current_revision()
