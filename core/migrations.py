"""Which migration a database is at, and which this version of Guanxi needs. Alembic is loaded by whoever migrates."""
import functools
import re

import click
import sqlalchemy as sa
from flask import current_app

import config
from core.later import Later
from models import db

flask_migrate, commands = Later("flask_migrate"), Later("flask_migrate.cli")
FOLDER = config.ROOT / "migrations"
NAMED = re.compile(r"^(down_)?revision = ['\"](\w+)['\"]", re.MULTILINE)
MOVED_TO = sa.select(sa.column("version_num")).select_from(sa.table("alembic_version"))


class Migrating:
    """What Flask-Migrate knows of an application, found out when it is first asked for: by `flask db`, by `upgrade`."""

    def __getattr__(self, name):
        flask_migrate.Migrate(current_app, db, render_as_batch=True, compare_type=True)  # takes this one's place
        return getattr(current_app.extensions["migrate"], name)


class Commands(click.Command):
    """Those of `flask db`."""

    def make_context(self, *args, **kwargs):
        return commands.db.make_context(*args, **kwargs)


def init_migrations(app):
    app.extensions["migrate"] = Migrating()
    app.cli.add_command(Commands("db", help="Migrations of the database."))


@functools.cache
def newest():
    """The id of the migration this version needs: the one no other is based on."""
    named = [found for path in (FOLDER / "versions").glob("*.py") for found in NAMED.findall(path.read_text("utf-8"))]
    (head,) = {name for down, name in named if not down} - {name for down, name in named if down}
    return head


def in_force(engine):
    """The id of the migration a database is at; None for an empty one."""
    with engine.connect() as connection:
        return at(connection)


def at(connection):
    """The same, as a connection sees it."""
    return connection.scalar(MOVED_TO) if sa.inspect(connection).has_table("alembic_version") else None
