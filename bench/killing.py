"""Servers that are killed while people write:  python -m bench.killing [--rounds N] [--reloads N] [--database URL]

Each round starts a web server and a worker, lets four agents write, kills all of it with SIGKILL at a moment nobody
chose, and asks the database: every message that was acknowledged is there once, no transaction by half. Then
`--reloads` times SIGHUP under the same load: no request may fail. The end is an error when anything of this is not so.
"""
import argparse
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import config
from bench.noted import Noted
from bench.soaked import Writer, half_written, opened, prepare, written

FOLDER = config.ROOT / "data/killing"
RESTART_WITHIN = 2.0  # seconds until a page is answered again, on a machine with nothing else to do


class Servers:
    """A web server on one port and a worker, each a session of its own."""

    def __init__(self, settings, worker_of="app", log=None, web_processes=2):
        self.worker_of, self.log, self.web_processes = worker_of, log, web_processes
        self.environ = os.environ | {"REQUESTS_PER_MINUTE": "0"} | {
            name: str(value) for name, value in settings.items() if value}
        self.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # where this is developed: to compile all takes as long again
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.processes = []

    def start(self):
        """Start both; returns the seconds until the web server answered."""
        begun = time.monotonic()
        web = [sys.executable, "-m", "core.web", "app:create_app()", "--bind", f"127.0.0.1:{self.port}",
               "--workers", str(self.web_processes), "--threads", "4"]
        worker = [sys.executable, "-m", "flask", "--app", self.worker_of, "worker"]
        self.processes = [subprocess.Popen(command, cwd=config.ROOT, env=self.environ, start_new_session=True,
                                           stderr=self.log)
                          for command in (web, worker)]
        answered(self.port)
        return time.monotonic() - begun

    def end(self, number):
        """Send a signal to all processes of both, and wait."""
        for process in self.processes:
            os.killpg(process.pid, number)
        for process in self.processes:
            process.wait(40)
        self.processes = []

    def reload(self):
        """SIGHUP, as `systemctl reload` sends it; returns when another gunicorn has taken over."""
        before = self.gunicorns()
        os.kill(self.processes[0].pid, signal.SIGHUP)
        give_up_at = time.monotonic() + 120
        while len(self.gunicorns()) != 1 or self.gunicorns() == before:
            if time.monotonic() > give_up_at:
                raise SystemExit("the server is not renewed")
            time.sleep(0.05)

    def gunicorns(self):
        """Process ids of what core/web.py has started."""
        web = self.processes[0].pid
        return Path(f"/proc/{web}/task/{web}/children").read_text().split()


def answered(port, seconds=600):
    """Wait until the server answers a request, not only takes a connection."""
    give_up_at = time.monotonic() + seconds
    while time.monotonic() < give_up_at:
        try:
            with socket.create_connection(("127.0.0.1", port), 5) as connection:
                connection.sendall(b"GET /livez HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                if b" 200 " in connection.recv(100):
                    return
        except OSError:
            time.sleep(0.01)
    raise SystemExit("the server does not start")


@contextmanager
def writing(port, tokens, ticket_ids, noted, pace=0.05):
    """Agents who write until the block ends, each every `pace` seconds; yields what was acknowledged."""
    acknowledged = []
    agents = [Writer(port, token, noted, pace, number, ticket_ids, acknowledged)
              for number, token in enumerate(tokens)]
    for number, agent in enumerate(agents):
        agent.number = f"{secrets.token_hex(3)}-{number}"
    threads = [Thread(target=agent.run) for agent in agents]
    for thread in threads:
        thread.start()
    try:
        yield acknowledged
    finally:
        for agent in agents:
            agent.ends_at = 0
        for thread in threads:
            thread.join()


def kill_round(servers, tokens, ticket_ids, dice, load_seconds=3.0):
    """One round; (seconds until it answered, messages acknowledged)."""
    seconds = servers.start()
    try:
        with writing(servers.port, tokens, ticket_ids, Noted()) as acknowledged:
            give_up_at = time.monotonic() + 30
            while not acknowledged and time.monotonic() < give_up_at:
                time.sleep(0.02)
            time.sleep(dice.uniform(0, load_seconds))
            servers.end(signal.SIGKILL)
    finally:
        if servers.processes:
            servers.end(signal.SIGKILL)
    return seconds, acknowledged


def reload_often(servers, tokens, ticket_ids, times, pause=0.5):
    """SIGHUP `times` under load; (what was noted, messages acknowledged)."""
    servers.start()
    noted = Noted()
    try:
        with writing(servers.port, tokens, ticket_ids, noted, pace=0.25) as acknowledged:
            for _time in range(times):
                time.sleep(pause)
                servers.reload()
            time.sleep(pause)
    finally:
        servers.end(signal.SIGTERM)
    return noted, acknowledged


def complaints(acknowledged, found, halves):
    """Sentences on what is lost, doubled, or there by half."""
    told = [f"lost: {message}" for message in acknowledged if not found.get(message)]
    told += [f"{times} times there: {message}" for message, times in found.items() if times > 1]
    return told + [f"by half: {each}" for each in halves]


def checked(settings, acknowledged):
    with opened(settings) as db:
        halves = half_written(db)
    return complaints(acknowledged, written(settings), halves)


def main():
    parser = argparse.ArgumentParser(prog="bench.killing", description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--reloads", type=int, default=100)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--database", default="")
    asked = parser.parse_args()
    settings = {"GUANXI_DATA": FOLDER, "DATABASE_URL": asked.database, "SECRET_KEY": "killing"}
    tokens, ticket_ids = prepare(settings, 4, asked.rows)
    servers, dice, all_acknowledged, starts, told = Servers(settings), random.Random(), [], [], []
    for number in range(asked.rounds):
        seconds, acknowledged = kill_round(servers, tokens, ticket_ids, dice)
        starts.append(seconds)
        all_acknowledged += acknowledged
        told += checked(settings, all_acknowledged)
        print(f"round {number + 1}: {len(acknowledged)} acknowledged, start {seconds:.1f} s, {len(told)} amiss",
              flush=True)
    told += reloading(asked, settings, servers, tokens, ticket_ids, all_acknowledged)
    if starts:
        slow = sorted(starts)[len(starts) // 2]
        print(f"start: half within {slow:.1f} s, at most {max(starts):.1f} s")
        told += [f"half of the starts took more than {RESTART_WITHIN} s"] if slow > RESTART_WITHIN else []
    print(*(told or ["all is well"]), sep="\n")
    sys.exit(bool(told))


def reloading(asked, settings, servers, tokens, ticket_ids, before):
    if not asked.reloads:
        return []
    noted, acknowledged = reload_often(servers, tokens, ticket_ids, asked.reloads)
    print(f"{asked.reloads} reloads: {len(noted.times)} answers, {noted.broken} errors, {noted.other} failed, "
          f"{len(acknowledged)} acknowledged")
    told = checked(settings, before + acknowledged)
    return told + ([f"{noted.broken + noted.other} requests failed in reloads"] if noted.broken + noted.other else [])


if __name__ == "__main__":
    main()
