"""`flask move-to`: from one box with SQLite to PostgreSQL, without a stop."""
import os
import sys

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import SQLAlchemyError

import config
from blueprints.backups.cli.telling import run, telling
from core.backups.moving import copy_over, switch_over
from core.backups.restoring import is_empty
from core.cli import fail
from core.database import open_engine
from core.words import _
from models import db


@click.command("move-to")
@click.argument("url", metavar="URL")
@with_appcontext
def move_to(url):
    """Copy everything into an empty PostgreSQL, compare it, and work there from then on.

    People can read meanwhile; whoever saves is asked to try again in a moment.
    """
    if db.engine.dialect.name != "sqlite":
        fail(_("This installation is on PostgreSQL already."))
    target = open_target(url)
    with telling(), click.progressbar(length=1, file=sys.stderr) as bar:
        run(copy_over(db.engine, target, db.metadata), bar)
    if os.environ.get("DATABASE_URL"):
        click.echo(_("Everything is there. Name it in DATABASE_URL and start Guanxi again: here nothing is saved any "
                     "more."))
        return
    switch_over(current_app.config["GUANXI_DATA"], config.with_driver(url))
    click.echo(_("Everything is there, and used from now on. `flask serve` starts anew by itself; start other "
                 "processes again."))


def open_target(url):
    """An engine for an empty PostgreSQL; ends the command for anything else. A password is never told."""
    try:
        engine = open_engine(config.with_driver(url))
        if engine.dialect.name != "postgresql":
            fail(_("Name a PostgreSQL: postgresql://user:password@host/database"))
        if is_empty(engine):
            return engine
    except (SQLAlchemyError, ValueError) as error:
        reason = error.orig if isinstance(error, sa.exc.DBAPIError) else type(error).__name__
        fail(_("That database cannot be reached: %(reason)s", reason=reason))
    return fail(_("That database is not empty. Make a new one."))
