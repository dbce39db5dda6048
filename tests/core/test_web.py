"""The web server is renewed while people ask: with a small application that takes a second to load, as ours does."""
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from threading import Event, Thread

import pytest

import config

APPLICATION = """
import os, time
time.sleep({loads})
while os.path.exists("{held}"):
    time.sleep(0.01)

def answer(_environ, start):
    start("200 OK", [("Content-Length", "{length}")])
    return [b"{says}"]
"""


class Web:
    """`core/web.py` with an application of two words."""

    def __init__(self, folder):
        self.folder, self.told, self.held = folder, folder / "told", folder / "held"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.write("first")
        with self.told.open("w") as told:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "core.web", "small:answer", "--pythonpath", str(folder), "--workers", "2",
                 "--threads", "2", "--bind", f"127.0.0.1:{self.port}"], cwd=config.ROOT, stderr=told,
                env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}, start_new_session=True)

    def write(self, says, loads=1):
        (self.folder / "small.py").write_text(APPLICATION.format(
            says=says, length=len(says), loads=loads, held=self.held))

    def ask(self):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/")
        try:
            return connection.getresponse().read().decode()
        finally:
            connection.close()

    def reload(self):
        self.process.send_signal(signal.SIGHUP)

    def children(self, of=None):
        told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(of or self.process.pid)], capture_output=True,
                              text=True, check=False)
        return [int(pid) for pid in told.stdout.split()]

    def is_there(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), 5).close()
        except ConnectionRefusedError:
            return False
        return True


@pytest.fixture
def web(tmp_path):
    web = Web(tmp_path)
    soon(web.is_there)
    assert web.ask() == "first"
    yield web
    with suppress(ProcessLookupError):
        os.killpg(web.process.pid, signal.SIGKILL)
    web.process.wait()


def soon(holds, within=60):
    give_up_at = time.monotonic() + within
    while not holds():
        assert time.monotonic() < give_up_at, f"not within {within} s"
        time.sleep(0.05)


class Asking(Thread):
    """Somebody who asks without a pause, and what came instead of an answer."""

    def __init__(self, web):
        super().__init__()
        self.web, self.enough, self.failed, self.answers = web, Event(), [], []

    def run(self):
        while not self.enough.is_set():
            try:
                self.answers.append(self.web.ask())
            except (OSError, HTTPException) as error:
                self.failed.append(error)

    def end(self):
        self.enough.set()
        self.join()


@pytest.fixture
def asking(web):
    """Three who ask as long as the test takes."""
    people = [Asking(web) for _number in range(3)]
    for person in people:
        person.start()
    yield people
    for person in people:
        person.end()


def test_a_reload_takes_new_code_and_fails_nobody(web, asking):
    for said, says in (("first", "second"), ("second", "third")):
        web.held.touch()
        web.write(says)
        web.reload()
        soon(lambda: len(web.children()) == 2)
        told = [(person, len(person.answers)) for person in asking]  # however long it loads, nobody waits for that
        soon(lambda told=told: all(len(person.answers) > before + 9 for person, before in told))
        assert {person.answers[-1] for person in asking} == {said}
        web.held.unlink()
        soon(lambda says=says: all(person.answers[-1:] == [says] for person in asking) and len(web.children()) == 1)
    for person in asking:
        person.end()
        assert person.failed == []


def test_two_reloads_at_once_end_with_the_newest_code(web):
    web.write("second")
    web.reload()
    web.write("third", loads=2)
    web.reload()
    soon(lambda: web.ask() == "third" and len(web.children()) == 1)


def test_code_that_does_not_load_changes_nothing(web, asking):
    before = web.children()
    (web.folder / "small.py").write_text("1 / 0")
    web.reload()
    soon(lambda: "did not come up: the one before goes on" in web.told.read_text())
    soon(lambda: web.children() == before)
    for person in asking:
        person.end()
        assert person.failed == [] and set(person.answers) == {"first"}


def test_killed_processes_are_replaced(web):
    gunicorn, = web.children()
    for process in web.children(gunicorn):
        os.kill(process, signal.SIGKILL)
    assert web.ask() == "first"
    os.kill(gunicorn, signal.SIGKILL)
    soon(lambda: web.children() not in ([], [gunicorn]))
    assert web.ask() == "first"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_however_it_ends_nothing_is_left_behind(web, number):
    web.process.send_signal(number)
    web.process.wait(30)
    soon(lambda: not web.is_there())


def test_it_says_so_when_the_application_never_loads(tmp_path):
    (tmp_path / "small.py").write_text("1 / 0")
    ended = subprocess.run([sys.executable, "-m", "core.web", "small:answer", "--pythonpath", str(tmp_path), "--bind",
                            "127.0.0.1:0"], cwd=config.ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1 and ended.stderr.endswith("The web server does not come up\n")
