"""What the trial of several hosts (bench/hosts.py) calls a failure, and the nginx it puts before them."""
import shutil
import subprocess
from types import SimpleNamespace

import pytest

from bench.hosts import Acknowledged, Seen, violations
from bench.proxy import configuration

AWAY = b"<p>Nothing was saved. Please try again in a few seconds."


def seen(status, text=b"", **headers):
    one = Seen()
    named = {"Content-Encoding": None, "Retry-After": None} | {
        name.replace("_", "-"): value for name, value in headers.items()}
    one.take(SimpleNamespace(status=status, headers=named), text, 0.1, fine=(200,))
    return {"queue": one}


def told(noted, acknowledged=("a",), found=None, steps=("s",), done=None):
    return violations(noted, list(acknowledged), {"a": 1} if found is None else found, list(steps),
                      {"s": 1} if done is None else done)


def test_all_is_well_also_while_the_database_is_away():
    assert told(seen(200)) == told(seen(503, AWAY, Retry_After="3")) == []


@pytest.mark.parametrize(("status", "text", "headers"), [
    (500, b"Something went wrong here", {}), (502, b"Bad Gateway", {}), (503, AWAY, {}),
    (503, b"anything", {"Retry_After": "3"})])
def test_answers_that_do_not_say_when_to_come_back(status, text, headers):
    line, = told(seen(status, text, **headers))
    assert line.startswith("queue: no page that says the database is away: ") and f" {status} " in line


@pytest.mark.parametrize(("facts", "line"), [
    ({"found": {}}, "lost: a"), ({"found": {"a": 2}}, "2 times there: a"), ({"done": {}}, "step of a job lost: s"),
    ({"done": {"s": 2}}, "2 times there: s")])
def test_what_is_lost_or_doubled(facts, line):
    assert told(seen(200), **facts) == [line]


def test_the_longest_time_without_a_message():
    acknowledged = Acknowledged()
    acknowledged.moments = [1.0, 9.0, 10.0, 10.5, 16.5, 17.0]
    assert acknowledged.gap(10.2) == 6.0


def test_nginx_takes_what_is_made_of_the_file_in_deploy(tmp_path):
    text = configuration(8120, [8121, 8122])
    assert text.count("max_fails=1") == 3 and "ssl" not in text  # the third is the example in a comment
    (tmp_path / "nginx.conf").write_text(text)
    if shutil.which("nginx"):
        subprocess.run(["nginx", "-t", "-q", "-p", tmp_path, "-e", "error.log", "-c", "nginx.conf"], check=True)
