"""Did a request change anything? The database's own counter says so at once; if it moved, all tables are compared."""
import hashlib

from core.database import sqlite_driver

NOT_COMPARED = {"sign_ins", "throttles", "sqlite_sequence"}  # when somebody was last here, and how often they guessed


class Watched:
    """The SQLite database at `path`, watched by a connection of its own."""

    def __init__(self, path):
        self.connection = sqlite_driver.connect(path, isolation_level=None)
        self.version, self.digest = self._version(), digest_of(self.connection)

    def has_changed(self):
        """Since the last time this was asked."""
        before = self.version, self.digest
        self.version = self._version()
        if self.version == before[0]:
            return False
        self.digest = digest_of(self.connection)
        return self.digest != before[1]

    def close(self):
        self.connection.close()

    def _version(self):
        return self.connection.execute("PRAGMA data_version").fetchone()[0]


def digest_of(connection):
    names = [name for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")]
    digest = hashlib.sha256()
    for name in names:
        if name not in NOT_COMPARED:
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                digest.update(repr(row).encode())
    return digest.hexdigest()
