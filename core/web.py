"""The web server:  python -m core.web "app:create_app()" --bind HOST:PORT [what else gunicorn takes]

The socket is ours; a gunicorn answers on it that has loaded the application once, for all its processes: one that is
killed is replaced within milliseconds. At SIGHUP a second gunicorn is started, with the code and settings of that
moment, and the first is told to finish once the second can answer. One that cannot leaves everything as it was.

gunicorn's own SIGHUP ends its processes before the new ones have loaded, or takes no new code at all (`preload_app`).
"""
import argparse
import os
import queue
import select
import signal
import socket
import subprocess
import sys

START_WITHIN = 120  # seconds
STOP_WITHIN = 25  # more than gunicorn's graceful_timeout
READY = "GUANXI_READY"  # names the pipe into which gunicorn writes once it can answer
STARTED_BY = "GUANXI_STARTED_BY"  # and the process it ends with

class Server:
    """One gunicorn on the socket."""

    def __init__(self, arguments, listener):
        self.told, telling = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *arguments, "--config", "python:core.web_server",
             "--bind", f"fd://{listener.fileno()}"],
            env=os.environ | {READY: str(telling), STARTED_BY: str(os.getpid())}, pass_fds=[listener.fileno(), telling])
        os.close(telling)

    def comes_up(self):
        """Wait until it can answer; False when it ended before, or takes too long."""
        try:
            waited, _, _ = select.select([self.told], [], [], START_WITHIN)
            return bool(waited and os.read(self.told, 1))
        finally:
            os.close(self.told)

    def ended(self):
        return self.process.poll() is not None

    def finish(self):
        """Ask it to answer what was asked already, and to end."""
        if not self.ended():
            self.process.terminate()


class Succession:
    """The gunicorn that answers, and those that still finish."""

    def __init__(self, arguments, listener):
        self.arguments, self.listener = arguments, listener
        self.serving, self.servers = None, []

    def renew(self):
        """Let another take over. False when it does not come up, and nothing is changed."""
        successor = Server(self.arguments, self.listener)
        self.servers.append(successor)
        if not successor.comes_up():
            successor.finish()
            return False
        if self.serving:
            self.serving.finish()
        self.serving = successor
        return True

    def run(self, heard):
        """Until the answering one has ended by itself and no other comes up. `heard`: the signals as they arrive."""
        if not self.renew():
            return
        while True:
            reload_asked = heard.get() == signal.SIGHUP
            while not heard.empty():  # asked twice meanwhile is once more
                reload_asked |= heard.get() == signal.SIGHUP
            self.servers = [server for server in self.servers if not server.ended()]
            if self.serving.ended() and not self.renew():
                return
            if reload_asked and not self.renew():
                print("The new web server did not come up: the one before goes on", file=sys.stderr, flush=True)

    def stop(self):
        for server in self.servers:
            server.finish()
        for server in self.servers:
            try:
                server.process.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                server.process.kill()


def listening(address):
    """A socket on `HOST:PORT`."""
    host, _colon, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host.strip("[]"), int(port)), family=family, backlog=2048)


def main():
    parser = argparse.ArgumentParser(prog="core.web", description=__doc__, allow_abbrev=False,
                                     formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--bind", required=True)
    asked, for_gunicorn = parser.parse_known_args()
    heard = queue.SimpleQueue()
    for number in (signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, lambda number, _frame: heard.put(number))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    succession = Succession(for_gunicorn, listening(asked.bind))
    try:
        succession.run(heard)
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):  # asked for already
            signal.signal(number, signal.SIG_IGN)
        succession.stop()
    sys.exit("The web server does not come up")


if __name__ == "__main__":
    main()
