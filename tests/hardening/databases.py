"""Copies of the sample's database, by the application's own driver: two libraries at one file forget locks."""
from contextlib import contextmanager

from core.database import sqlite_driver
from models import db


@contextmanager
def connect(path):
    """A connection to the SQLite database at `path` that commits when the block ends, and waits for no disk."""
    connection = sqlite_driver.connect(path)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection
        connection.commit()
    finally:
        connection.close()


def copied(application, source, target):
    """Put what is in `source` in the place of `target`, which the application may be at."""
    with application.app_context():
        db.engine.dispose()
    with connect(source) as held, connect(target) as put_back:
        held.backup(put_back)
