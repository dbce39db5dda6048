"""Workers as processes, to be killed: `nursery(app)` gives one that starts them within milliseconds."""
import os
import subprocess
import sys
from contextlib import contextmanager

SETTINGS = ("DATABASE_URL", "GUANXI_DATA", "SECRET_KEY")


class Nursery:
    """Start a worker, kill it, start the next: at most one at a time."""

    def __init__(self, process):
        self.process, self.child = process, None

    def _ask(self, word):
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def start(self):
        self.child = self._ask("start")

    def kill(self):
        """SIGKILL; it is gone afterwards."""
        self._ask("kill")
        self.child = None

    def stop(self):
        """SIGTERM; returns its exit status."""
        self.child = None
        return self._ask("stop")


@contextmanager
def nursery(app):
    """A nursery on the application's database."""
    settings = {name: str(app.config[name]) for name in SETTINGS} | {"JOB_LEASE_SECONDS": "1"}
    process = subprocess.Popen([sys.executable, "-m", "tests.nursery"], cwd=app.config["ROOT"], text=True,
                               env=os.environ | settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    workers = Nursery(process)
    yield workers
    process.communicate()
