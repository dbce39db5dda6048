"""The shell: `flask` commands. Each runs as the system, in write mode, and says errors on stderr."""
import functools
import json
import sys

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError

from core.database import writing
from core.page import Refused
from core.principal import SYSTEM
from core.reports import report
from core.scope import acting_as
from core.words import in_language
from core.workspace import workspace
from models import db


def init_cli(app, blueprints):
    """Give `flask` the commands that blueprints declare as `bp.commands`."""
    for blueprint in blueprints:
        for command in getattr(blueprint, "commands", ()):
            app.cli.add_command(command)
    app.cli.add_command(report)


def as_system(function):
    """Run a command's body as the system, able to write, in the workspace's language. What it refuses ends it."""
    @with_appcontext
    @functools.wraps(function)
    def run(*args, **kwargs):
        with acting_as(SYSTEM), writing():
            try:
                home = workspace()
            except DBAPIError as error:
                return fail(f"{error.orig}\nIs the database there and up to date? flask db upgrade")
            db.session.commit()  # a command may wait for its input first: that must not hold the database
            with in_language(home.language if home else "en"):
                try:
                    return function(*args, **kwargs)
                except Refused as refused:
                    db.session.rollback()
                    return fail(refused.message)
    return run


def tell(result, as_json):
    """Print a result for people, or as JSON and nothing else."""
    if as_json:
        click.echo(json.dumps(result, default=str))
        return
    for name, value in result.items():
        click.echo(f"{name}: {value}")


def fail(message):
    """End with a message on stderr and exit status 1."""
    click.echo(str(message), err=True)
    sys.exit(1)


