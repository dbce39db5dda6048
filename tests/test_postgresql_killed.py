"""PostgreSQL is killed while people write: they are asked to come back, and what was acknowledged is there."""
import signal
import subprocess
import time
from contextlib import suppress

import psutil
import psycopg
import pytest

from bench.killing import Servers, checked, writing
from bench.noted import Noted
from bench.soaked import prepare
from tests.servers import new_postgres

RECOVERED_WITHIN = 5  # seconds, once PostgreSQL is back
COME_BACK = 503


@pytest.fixture(scope="module")
def postgresql():
    """A server of its own that writes to the disk what it acknowledges."""
    server = new_postgres()
    yield server
    server.cleanup()


@pytest.fixture(scope="module")
def small(postgresql, tmp_path_factory):
    """Settings, agents and tickets of a small installation on it."""
    settings = {"GUANXI_DATA": tmp_path_factory.mktemp("killed"), "SECRET_KEY": "killing",
                "DATABASE_URL": postgresql.get_uri(driver="psycopg")}
    return settings, *prepare(settings, 4, 500)


@pytest.fixture
def servers(small):
    servers = Servers(small[0])
    servers.start()
    yield servers
    servers.end(signal.SIGKILL)


def wait_until(holds, within=60):
    """Seconds until it does."""
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() < begun + within, f"not within {within} s"
        time.sleep(0.01)
    return time.monotonic() - begun


def kill(postgresql):
    """SIGKILL to the first process; the others end when they notice."""
    first = psutil.Process(postgresql.get_pid())
    others = first.children()
    first.kill()
    psutil.wait_procs(others, timeout=10)
    (postgresql.pgdata / "postmaster.pid").unlink()  # or a zombie that nobody waits for would count as alive


def start_again(postgresql):
    """Returns when it answers; it recovers first, for which the package has less patience than a busy disk needs."""
    with suppress(subprocess.TimeoutExpired):
        postgresql.ensure_postgres_running()
    wait_until(lambda: answers(postgresql))


def answers(postgresql):
    try:
        return psycopg.connect(postgresql.get_uri()).close() is None
    except psycopg.OperationalError:
        return False


def test_what_was_acknowledged_survives(small, servers, postgresql):
    settings, tokens, ticket_ids = small
    noted = Noted()
    with writing(servers.port, tokens, ticket_ids, noted) as acknowledged:
        wait_until(lambda: len(acknowledged) > 10)
        kill(postgresql)
        wait_until(lambda: noted.statuses[COME_BACK] > 10)
        start_again(postgresql)
        before = len(acknowledged)
        recovered = wait_until(lambda: len(acknowledged) > before)
    assert noted.other == 0 and set(noted.statuses) == {200, 303, COME_BACK} | ({409} & set(noted.statuses))
    assert checked(settings, acknowledged) == []
    assert recovered < RECOVERED_WITHIN
    assert [process.poll() for process in servers.processes] == [None, None]
