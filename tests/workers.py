"""Workers as processes, to be killed: `nursery(app)` gives one that starts them within milliseconds."""
import os
import subprocess
import sys
from contextlib import contextmanager

SETTINGS = ("DATABASE_URL", "GUANXI_DATA", "SECRET_KEY")


class Nursery:
    """Start workers, each a process of its own; end the one that was started last, or any by its process id."""

    def __init__(self, process):
        self.process, self.children = process, []

    def _ask(self, *words):
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def start(self):
        self.children.append(self._ask("start"))
        return self.children[-1]

    def kill(self, child=None):
        """SIGKILL; it is gone afterwards."""
        self._end("kill", child)

    def stop(self, child=None):
        """SIGTERM; returns its exit status."""
        return self._end("stop", child)

    def _end(self, how, child):
        child = child or self.children[-1]
        self.children.remove(child)
        return self._ask(how, child)


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
